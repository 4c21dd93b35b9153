import { useLocale, useTranslations } from "next-intl";
import { UnconfirmedNote } from "#components/station-address.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import type { OwnAppointment } from "../own-appointment.ts";
import { SlipHead } from "./slip-head.tsx";

/** Everything on one large sheet: the documents to tick off, the way there, how to move or cancel. */
export function LargeSlip(own: OwnAppointment) {
	const t = useTranslations("slip");
	const { appointment, station, catalog } = own;
	const entry = `${env().baseUrl}${paths(useLocale()).entry()}`;
	return (
		<>
			<SlipHead {...own} />
			<p>
				<strong>{t("checkIn")}:</strong> {t("checkInText")} {t("ticketHint")}{" "}
				{t("minutes", { minutes: appointment.minutes })}
			</p>
			<div className="slip-bring">
				<h2>{t("bring")}</h2>
				{appointment.services.map(({ slug, quantity }) => {
					const service = catalog.services.find((known) => known.slug === slug);
					return service ? (
						<ToBring key={slug} service={service} quantity={quantity} />
					) : null;
				})}
			</div>
			<div lang={station.text.lang}>
				<h2>{t("directions")}</h2>
				<p>{station.text.directions}</p>
				<p>{station.text.accessibility}</p>
				<UnconfirmedNote station={station} />
			</div>
			<div>
				<h2>{t("change")}</h2>
				<p>
					{t("changeOnline", { address: entry.replace(/^https?:\/\//u, "") })}
				</p>
				<p>{t("changePhone")}</p>
				<p className="slip-pin">{t("pin", { pin: appointment.pin })}</p>
			</div>
		</>
	);
}

function ToBring({
	service,
	quantity,
}: {
	service: Service;
	quantity: number;
}) {
	const t = useTranslations("service");
	const { text, fee, personalPresence } = service;
	return (
		<div lang={text.lang}>
			<h3>
				{quantity > 1 ? `${quantity} × ` : null}
				{text.name}
			</h3>
			<ul className="slip-boxes">
				{text.documents.map((line) => (
					<li key={line}>{line}</li>
				))}
				{fee.length > 0 ? (
					<li>
						{t("fee")}: {fee.join(" · ")}
					</li>
				) : null}
			</ul>
			<p>{t(personalPresence ? "inPerson" : "byProxy")}</p>
		</div>
	);
}
