import { getLocale, getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { findOffer } from "#lib/planning/change/queries/find-offer.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatMoment } from "#lib/text/format.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { linkFields } from "../_parts/link.ts";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { OfferFacts } from "./_parts/offer-facts.tsx";
import { acceptOfferAction, declineOfferAction } from "./actions.ts";

/** The new time that the house holds: opening the page changes nothing, mail scanners follow links. */
export default async function OfferPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const to = paths(locale);
	const at = now();
	const own = await findOwnAppointment(reference, query, locale, at);
	if (!own) return <AppointmentNotFound />;
	const { appointment, station, catalog } = own;
	const { token } = appointment;
	const t = await getTranslations("offer");
	const notice = <OfferNotice code={textOf(query, "hinweis")} />;
	const offer = await findOffer(appointment.id, locale, at);
	if (!offer)
		return (
			<Page title={t("none.title")} lead={t("none.lead")} before={notice}>
				<ButtonLink
					href={to.appointment(reference, token)}
					className="self-start"
				>
					{t("none.show")}
				</ButtonLink>
			</Page>
		);

	const { state, time, until } = offer;
	const newStation =
		catalog.stations.find(({ id }) => id === time?.stationId) ?? null;
	const mayCall =
		appointment.phone !== null || appointment.contactMask !== null;
	const fields = (
		<HiddenFields
			fields={{
				...linkFields({ reference, token }),
				angebot: offer.caseId,
			}}
		/>
	);
	const words = {
		open: { title: t("title"), lead: t("lead") },
		over: { title: t("over.title"), lead: t("over.lead") },
		lost: { title: t("lost.title"), lead: t("lost.lead") },
		declined: {
			title: t("declined.title"),
			lead: t(mayCall ? "declined.lead" : "declined.noPhone"),
		},
	}[state];
	const mayTake = state === "open" || state === "over";
	return (
		<Page title={words.title} lead={words.lead} before={notice}>
			<OfferFacts
				appointment={appointment}
				station={station}
				offer={mayTake ? offer : { ...offer, time: null }}
				newStation={newStation}
			/>
			{state === "open" ? (
				<p>{t("until", { until: formatMoment(until, locale) })}</p>
			) : null}
			{mayTake ? (
				<form action={acceptOfferAction}>
					{fields}
					<Button className="w-full sm:w-auto">
						{t(state === "open" ? "accept" : "over.accept")}
					</Button>
				</form>
			) : null}
			<Section id="anders" title={t("otherTitle")}>
				<div className="flex flex-wrap gap-16">
					<ButtonLink
						variant={mayTake ? "secondary" : "primary"}
						href={to.move(reference, token)}
					>
						{t("other")}
					</ButtonLink>
					<ButtonLink variant="secondary" href={to.cancel(reference, token)}>
						{t("cancel")}
					</ButtonLink>
				</div>
				{state === "open" && mayCall ? (
					<form
						action={declineOfferAction}
						className="flex flex-col items-start gap-8"
					>
						{fields}
						<p>{t("declineText")}</p>
						<Button variant="secondary">{t("decline")}</Button>
					</form>
				) : null}
				{mayCall ? null : (
					<p>
						{state === "declined" ? null : `${t("declineNoPhone")} `}
						<a href={to.contact(reference, token)}>{t("contact")}</a>
					</p>
				)}
			</Section>
		</Page>
	);
}

const NOTICES = ["busy", "slot-taken", "too-late", "unknown-offer"] as const;

async function OfferNotice({ code }: { code: string }) {
	const t = await getTranslations("offer.notices");
	const notice = NOTICES.find((name) => name === code);
	return notice ? (
		<Alert kind="warning" title={t(notice)} role="alert" autoFocus />
	) : null;
}
