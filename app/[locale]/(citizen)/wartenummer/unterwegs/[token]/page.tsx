import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { findAsked } from "#lib/queue/afar/queries/find-asked.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { drawFromAfarAction, forgetAskedAction } from "./actions.ts";

/** What a mail's link leads to: one press draws the number. Opening it draws nothing, for mail scanners open links. */
export default async function DrawFromAfarPage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("afar");
	const inWords = await getTranslations("waitTimes.inWords");
	const asked = await findAsked(token, now());
	const catalog = await getCatalog(locale);
	const station = asked && findStation(catalog, asked.stationSlug);
	const hint = textOf(await searchParams, "hinweis");
	if (!asked && hint === "geloescht")
		return (
			<Page title={t("forget.title")} lead={t("forget.text")}>
				<ButtonLink href={to.afar()} className="self-start">
					{t("sent.again")}
				</ButtonLink>
			</Page>
		);
	if (!asked || !station)
		return (
			<Page status={404} title={t("gone.title")} lead={t("gone.text")}>
				<ButtonLink href={to.afar()} className="self-start">
					{t("sent.again")}
				</ButtonLink>
			</Page>
		);
	if (asked.ticketToken !== null) redirect(to.ticket(asked.ticketToken));
	const service = catalog.services.find(({ slug }) => slug === asked.service);
	const why = hint === "busy" ? "busy" : asked.why;
	return (
		<Page
			title={t("draw.title")}
			lead={t("draw.lead")}
			before={
				why ? (
					<Alert kind="warning" title={t("notNow")} role="alert" autoFocus>
						<p>{t(`refusals.${why}`)}</p>
					</Alert>
				) : null
			}
		>
			<Facts
				facts={[
					{
						term: t("draw.station"),
						value: <span lang={station.text.lang}>{station.text.name}</span>,
					},
					...(service
						? [
								{
									term: t("draw.service"),
									value: (
										<span lang={service.text.lang}>{service.text.name}</span>
									),
								},
							]
						: []),
					{
						term: t("draw.way"),
						value: t("draw.minutes", { minutes: asked.wayMinutes }),
					},
					...(asked.wait
						? [
								{
									term: t("draw.wait"),
									value: waitInWords(asked.wait, inWords),
								},
							]
						: []),
				]}
			/>
			{asked.why === null ? (
				<form action={drawFromAfarAction}>
					<HiddenFields fields={{ link: token }} />
					<Button>{t("draw.button")}</Button>
				</form>
			) : (
				<div className="flex flex-wrap gap-16">
					<ButtonLink href={to.afarLink(token)}>{t("draw.retry")}</ButtonLink>
					<ButtonLink variant="secondary" href={to.waitTimes()}>
						{t("waitTimes")}
					</ButtonLink>
				</div>
			)}
			<form
				action={forgetAskedAction}
				className="flex flex-col items-start gap-16"
			>
				<HiddenFields fields={{ link: token }} />
				<p className="text-muted">{t("forget.stored")}</p>
				<Button variant="secondary">{t("forget.button")}</Button>
			</form>
		</Page>
	);
}
