import { toBring } from "#app/[locale]/(citizen)/termin/[reference]/_parts/to-bring.ts";
import type { Bring } from "#lib/catalog/rules/bring.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { Slip } from "./slip.ts";
import { SlipHead } from "./slip-head.tsx";

/** Everything on one large sheet: the documents to tick off, the way there, how to move or cancel. */
export function LargeSlip(slip: Slip) {
	const { appointment, station, catalog, locale } = slip;
	const t = translator("slip", locale);
	const k = translator("kind", locale);
	const { kind } = appointment;
	const address = onPaper(paths(locale).entry());
	return (
		<>
			<SlipHead {...slip} />
			<p>
				{isRemote(kind) ? (
					k(`${kind}.text`)
				) : (
					<>
						<strong>{t("checkIn")}:</strong> {t("checkInText")}{" "}
						{t("ticketHint")}
					</>
				)}
				<br />
				{t("minutes", { minutes: appointment.minutes })}
			</p>
			<div className="slip-bring">
				<h2>{isRemote(kind) ? k("have") : t("bring")}</h2>
				{toBring(appointment, catalog, locale).map((one) => (
					<ToBring
						key={one.service.slug}
						locale={locale}
						comes={!isRemote(kind)}
						{...one}
					/>
				))}
			</div>
			{isRemote(kind) ? null : (
				<div lang={station.text.lang}>
					<h2>{t("directions")}</h2>
					<p>{station.text.directions}</p>
					<p>{station.text.accessibility}</p>
					{station.confirmed ? null : (
						<p className="text-small text-muted">
							{translator("station", locale)("unconfirmed")}
						</p>
					)}
				</div>
			)}
			<div>
				<h2>{t("change")}</h2>
				<p>{t("changeOnline", { address })}</p>
				<p>{t("changePhone")}</p>
				<p className="slip-pin">{t("pin", { pin: appointment.pin })}</p>
			</div>
		</>
	);
}

function ToBring({
	service,
	quantity,
	bring,
	fee,
	comes,
	locale,
}: ReturnType<typeof toBring>[number] & { comes: boolean; locale: Locale }) {
	const t = translator("service", locale);
	const { text, personalPresence } = service;
	return (
		<>
			<h3 lang={text.lang}>
				{quantity > 1 ? `${quantity} × ` : null}
				{text.name}
			</h3>
			{bring.map((forWhom) => (
				<Boxes key={forWhom.heading} locale={locale} {...forWhom} />
			))}
			{fee.length > 0 ? (
				<p lang={text.lang}>
					{t("fee")}: {fee.join(" · ")}
				</p>
			) : null}
			{!comes || bring.some(({ heading }) => heading) ? null : (
				<p>{t(personalPresence ? "inPerson" : "byProxy")}</p>
			)}
		</>
	);
}

/** A box to tick off for each thing. */
function Boxes({
	lang,
	heading,
	lists,
	needsConsent,
	locale,
}: Bring & { locale: Locale }) {
	const t = translator("minors", locale);
	const consent = onPaper(paths(locale).consent());
	return (
		<>
			{heading ? (
				<p>
					<strong>{heading}</strong>
				</p>
			) : null}
			{lists.map(({ title, lines, isNote }) => (
				<div key={title} lang={lang}>
					{title ? <p>{title}</p> : null}
					<ul className={isNote ? undefined : "slip-boxes"}>
						{lines.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</div>
			))}
			{needsConsent ? (
				<p>
					{t("consentLink")}: {consent}
				</p>
			) : null}
		</>
	);
}

/** An address to type: without what every browser adds. */
const onPaper = (path: string) =>
	`${env().baseUrl}${path}`.replace(/^https?:\/\//u, "");
