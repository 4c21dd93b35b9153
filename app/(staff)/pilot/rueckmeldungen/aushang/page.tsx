import { getTranslations } from "next-intl/server";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { QrCode } from "#components/contact/qr-code.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { languages } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { directionOf, isGerman, langOf } from "#lib/text/language.ts";
import { defaultLocale, isNeeded } from "#lib/text/locale.ts";

/** A sheet of A4 for the wall of a station: the code leads to the form that knows the station. */
export default async function PosterPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const allowed = await authorise(actor, "feedback:read", null, now());
	if (!allowed.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.poster");
	const catalog = await getCatalog(defaultLocale);
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "feedback:read", id),
	);
	const asked = textOf(await searchParams, "ort");
	const station = stations.find(({ slug }) => slug === asked) ?? stations[0];
	if (!station) return <StaffRefused kind="missing" />;
	const feedback = await Promise.all(
		languages()
			.filter((locale) => locale === defaultLocale || !isGerman(locale))
			.map(async (locale) => ({
				locale,
				t: await getTranslations({ locale, namespace: "feedback" }),
			})),
	);
	// Two languages can be read from afar; whoever reads another one stands before the code.
	const large = feedback.filter(({ locale }) => isNeeded(locale));
	const small = feedback.filter(({ locale }) => !isNeeded(locale));
	const address = `${env().baseUrl}${paths(defaultLocale).feedback({ station: station.slug })}`;
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={t("title")}
			before={
				<div className="no-print flex flex-col gap-16">
					<p>
						<a href={pilot.inbox()}>{t("back")}</a>
					</p>
					<nav aria-label={t("stations")}>
						<ul className="flex flex-wrap gap-x-16 gap-y-8">
							{stations.map(({ slug, shortName }) => (
								<li key={slug}>
									<a
										href={pilot.poster(slug)}
										aria-current={slug === station.slug ? "page" : undefined}
										className="underline underline-offset-4 aria-[current]:font-bold aria-[current]:no-underline"
									>
										{shortName}
									</a>
								</li>
							))}
						</ul>
					</nav>
				</div>
			}
			beside={<PrintButton text={t("print")} />}
		>
			<article className="poster">
				<p className="poster-house">{station.text.name}</p>
				{large.map(({ locale, t }) => (
					<div key={locale} lang={langOf(locale)}>
						<h2 className="poster-title">{t("title")}</h2>
						<p className="poster-text">{t("linkText")}</p>
					</div>
				))}
				<div className="poster-code">
					<QrCode text={address} label={t("qr")} />
				</div>
				<ul className="poster-languages">
					{small.map(({ locale, t }) => (
						<li key={locale} lang={langOf(locale)} dir={directionOf(locale)}>
							{t("title")}
						</li>
					))}
				</ul>
				<p className="poster-address">{address.replace(/^https?:\/\//, "")}</p>
				<p>{t("anonymous")}</p>
			</article>
		</PilotPage>
	);
}
