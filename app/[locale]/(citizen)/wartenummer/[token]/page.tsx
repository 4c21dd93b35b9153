import { getLocale, getTranslations } from "next-intl/server";
import { FeedbackLink } from "#components/contact/feedback-link.tsx";
import { ShownLanguage } from "#components/contact/shown-language.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { Page } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { Announcements } from "#components/station/announcements.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { liveTopic, paths } from "#lib/paths/citizen.ts";
import { listForTicket } from "#lib/queue/announcement/queries/running.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { isTicketOutOfReach } from "#lib/queue/push/queries/find-told.ts";
import {
	findPushKey,
	hasEndedToday,
} from "#lib/queue/push/queries/push-key.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";
import { Away } from "./_parts/away.tsx";
import { PushOver, PushSwitch } from "./_parts/push-switch.tsx";
import { SoundButton } from "./_parts/sound-button.tsx";
import { TicketNotFound } from "./_parts/ticket-not-found.tsx";
import { TicketState } from "./_parts/ticket-state.tsx";
import { TicketWalk } from "./_parts/ticket-walk.tsx";
import { withdrawTicketLanguageAction } from "./actions.ts";

/** Seconds between two looks where the stream says nothing. */
const EVERY = 20;

/** The own place in line on the phone. Nothing about the person: whoever has the link sees a number. */
export default async function TicketPage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const at = now();
	const ticket = await findTicket(token, at);
	if (!ticket) return <TicketNotFound />;
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("ticket");
	const afar = await getTranslations("afar.change");
	const isWaySaved = textOf(await searchParams, "hinweis") === "weg";
	const isOver = ticket.state === "ended";
	const pushKey = await findPushKey();
	const hasPushEnded = await hasEndedToday(at);
	const isUnreached =
		pushKey !== null &&
		!isOver &&
		(ticket.calls > 0 || ticket.away !== null) &&
		(await isTicketOutOfReach(token));
	const notice = textOf(await searchParams, "hinweis");
	const canLeave = !isOver && ticket.state !== "serving";
	return (
		<Page
			picture={<EasyPicture name="ticket" locale={locale} />}
			title={t("title", { ticket: ticket.ticket })}
			lead={ticket.stationName}
			before={
				isWaySaved && ticket.away ? (
					<Alert kind="success" title={afar("saved")} role="status" autoFocus />
				) : null
			}
		>
			<LanguageNews notice={notice} isShown={ticket.showsLanguage} />
			<div
				className="flex flex-col gap-24"
				{...(isOver
					? {}
					: {
							"data-live": liveTopic(ticket.stationSlug, token),
							"data-every": EVERY,
						})}
			>
				<div data-lost role="alert" hidden>
					<Alert kind="warning" title={t("lost")}>
						<p>{t("lostText")}</p>
					</Alert>
				</div>
				<div role="status" data-part="stand" className="flex flex-col gap-24">
					<TicketState ticket={ticket} />
					<Announcements announcements={await listForTicket(token, at)} />
					{isUnreached ? (
						<Alert kind="warning" title={t("push.unreached.title")}>
							<p>{t(ticket.away ? "itself" : "push.unreached.text")}</p>
						</Alert>
					) : null}
				</div>
				{/* Not read out anew with each minute. */}
				<div
					data-part="laufzettel"
					className="flex flex-col gap-24 empty:hidden"
				>
					{ticket.walk.length > 0 ? (
						<TicketWalk
							legs={ticket.walk}
							state={ticket.state}
							catalog={await getCatalog(locale, at)}
						/>
					) : null}
				</div>
				<div
					data-part="anmeldung"
					className="flex flex-col gap-24 empty:hidden"
				>
					{ticket.away ? (
						<Away away={ticket.away} wayAddress={to.changeWay(token)} />
					) : null}
				</div>
				{isOver ? null : <SoundButton />}
				{pushKey !== null && !isOver ? (
					<PushSwitch token={token} pushKey={pushKey} />
				) : pushKey !== null || hasPushEnded ? (
					<PushOver token={token} because={hasPushEnded ? "off" : "over"} />
				) : null}
				<p className="text-muted" data-part={isOver ? undefined : "zeit"}>
					{t("asOf", { time: formatTime(minuteOf(at), locale) })}{" "}
					{isOver ? null : <span data-needs="live">{t("itself")}</span>}
				</p>
				<div
					className="flex flex-wrap gap-16"
					data-part={isOver ? undefined : "verlassen"}
				>
					{isOver ? (
						<>
							<ButtonLink href={to.start()}>{t("book")}</ButtonLink>
							<ButtonLink variant="secondary" href={to.waitTimes()}>
								{t("waitTimes")}
							</ButtonLink>
						</>
					) : (
						<>
							<ButtonLink variant="secondary" href={to.ticket(token)}>
								{t("reload")}
							</ButtonLink>
							{canLeave ? (
								<ButtonLink variant="secondary" href={to.leaveQueue(token)}>
									{t("leave")}
								</ButtonLink>
							) : null}
						</>
					)}
				</div>
			</div>
			{ticket.showsLanguage && !isOver ? (
				<ShownLanguage
					action={withdrawTicketLanguageAction}
					hidden={{ nummer: token }}
				/>
			) : null}
			<FeedbackLink station={ticket.stationSlug} />
			<p className="text-small text-muted">
				{t(ticket.walk.length > 0 ? "walk.privacy" : "privacy")}
			</p>
			{isOver ? null : (
				<>
					<PageScript name="stream" />
					<PageScript name="live" />
					<PageScript name="calls" />
				</>
			)}
			{pushKey !== null || hasPushEnded ? <PageScript name="push" /> : null}
		</Page>
	);
}

/** What became of taking the consent back; an address that claims it is believed by nobody. */
async function LanguageNews({
	notice,
	isShown,
}: {
	notice: string;
	isShown: boolean;
}) {
	const t = await getTranslations("language.shown");
	const refusals = await getTranslations("ticket.leaveRefused");
	if (notice === "sprache" && !isShown)
		return <Alert kind="success" role="status" title={t("withdrawn")} />;
	return notice === "busy" && isShown ? (
		<Alert kind="warning" role="alert" title={refusals("busy.title")}>
			<p>{refusals("busy.text")}</p>
		</Alert>
	) : null;
}
