import { getLocale, getTranslations } from "next-intl/server";
import { FeedbackLink } from "#components/contact/feedback-link.tsx";
import { ShownLanguage } from "#components/contact/shown-language.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { Page } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { Announcements } from "#components/station/announcements.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { paths } from "#lib/paths/citizen.ts";
import { findOffer } from "#lib/planning/change/queries/find-offer.ts";
import { listForAppointment } from "#lib/queue/announcement/queries/running.ts";
import { findLater } from "#lib/queue/arrival/queries/find-expected.ts";
import { findTicketLink } from "#lib/queue/arrival/queries/find-ticket-link.ts";
import { findDelay } from "#lib/queue/waits/queries/find-delay.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { findEarlierWish } from "#lib/wishes/queries/find-earlier-wish.ts";
import { AppointmentFacts } from "./_parts/appointment-facts.tsx";
import { AppointmentNews } from "./_parts/appointment-news.tsx";
import { AppointmentNotFound } from "./_parts/appointment-not-found.tsx";
import { BringList } from "./_parts/bring-list.tsx";
import { ChangeLinks } from "./_parts/change-links.tsx";
import { ComingLater } from "./_parts/coming-later.tsx";
import { Delay } from "./_parts/delay.tsx";
import { EarlierWish } from "./_parts/earlier-wish.tsx";
import { InTheHouse } from "./_parts/in-the-house.tsx";
import { linkFields } from "./_parts/link.ts";
import { latestNews, MailStatus } from "./_parts/mail-status.tsx";
import { Meeting } from "./_parts/meeting.tsx";
import { NumbersToKeep } from "./_parts/numbers-to-keep.tsx";
import { comeLaterAction } from "./actions.ts";
import { OfferAlert } from "./angebot/_parts/offer-alert.tsx";
import { withdrawLanguageAction } from "./kontakt/actions.ts";
import { AgainButton } from "./noch-einer/_parts/again-button.tsx";

/** The appointment for whoever has its link, right after booking and ever after. */
export default async function AppointmentPage({
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
	const appointment = await findAppointment(
		reference,
		textOf(query, "t"),
		now(),
	);
	if (!appointment) return <AppointmentNotFound />;
	const catalog = await getCatalog(locale);
	const station = findStation(catalog, appointment.stationSlug);
	if (!station) return <AppointmentNotFound />;
	const t = await getTranslations("appointment");
	const { token } = appointment;
	if (appointment.status === "cancelled")
		return (
			<Page
				title={t("cancelled.title")}
				picture={<EasyPicture name="cancel" locale={locale} />}
				lead={t("cancelled.text")}
			>
				<AppointmentFacts appointment={appointment} station={station} />
				<ButtonLink href={to.start()} className="self-start">
					{t("again")}
				</ButtonLink>
			</Page>
		);
	const offer = await findOffer(appointment.id, locale, now());
	const at = now();
	const isToday = appointment.date === civilDateOf(at);
	// Nobody checks in on another day.
	const kind = await getTranslations("kind");
	const ticket = isToday ? await findTicketLink(appointment.id, at) : null;
	// How late the house is says nothing of another day, and whoever is here has their own place in line.
	const remote = isRemote(appointment.kind);
	const isAwaited = isToday && appointment.status === "booked" && !remote;
	const stand = textOf(query, "stand");
	const isNew = stand === "neu";
	return (
		<>
			<Page
				title={t(isNew ? "titleNew" : "title")}
				picture={<EasyPicture name="booked" locale={locale} />}
				lead={remote ? kind("enough") : t("enough")}
				// An offer asks for itself.
				still={offer === null}
				before={
					isNew ? (
						<Icon name="success" size="large" tone="bg-success" />
					) : (
						<AppointmentNews
							stand={stand}
							email={
								stand !== "kontakt" &&
								latestNews(appointment.messages)?.isOverLimit
									? null
									: (appointment.email ?? appointment.contactMask)
							}
						/>
					)
				}
			>
				{offer ? (
					<OfferAlert
						appointment={appointment}
						offer={offer}
						catalog={catalog}
					/>
				) : null}
				{isToday ? (
					<Announcements
						announcements={await listForAppointment(appointment.id, at)}
					/>
				) : null}
				<Meeting appointment={appointment} />
				<NumbersToKeep appointment={appointment} />
				{remote ? null : (
					<InTheHouse
						appointment={appointment}
						station={station}
						ticket={ticket}
					/>
				)}
				{isAwaited ? (
					<>
						<Delay minutes={await findDelay(station.id, at)} now={at} />
						<ComingLater
							action={comeLaterAction}
							appointment={appointment}
							later={await findLater(appointment, station.id, at)}
						/>
					</>
				) : null}
				<AppointmentFacts appointment={appointment} station={station} />
				<MailStatus appointment={appointment} />
				<div className="no-print flex flex-wrap gap-16">
					<ButtonLink href={to.calendar(reference, token)} download>
						{t("calendar")}
					</ButtonLink>
					<ButtonLink
						variant="secondary"
						href={to.slip(reference, token, "a6")}
					>
						{t("slip")}
					</ButtonLink>
					{appointment.canBookAgain ? (
						<AgainButton appointment={appointment} variant="secondary">
							{t("once")}
						</AgainButton>
					) : null}
				</div>
				{appointment.canBookAgain ? (
					<p className="no-print text-muted">{t("onceText")}</p>
				) : null}
				<BringList appointment={appointment} catalog={catalog} />
				<EarlierWish
					appointment={appointment}
					wish={await findEarlierWish(appointment.id)}
				/>
				<ChangeLinks appointment={appointment} station={station} />
				{appointment.showsLanguage ? (
					<ShownLanguage
						action={withdrawLanguageAction}
						hidden={linkFields(appointment)}
					/>
				) : null}
				<FeedbackLink station={station.slug} />
			</Page>
			{isAwaited ? <PageScript name="live" /> : null}
		</>
	);
}
