import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { countUnsent } from "#lib/booking/invitation/queries/list-invitations.ts";
import { countToCall } from "#lib/collection/queries/list-collections.ts";
import {
	listUndeliveredAt,
	type Undelivered,
} from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { readMailFlow } from "#lib/notifications/delivery/queries/mail-flow.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { invitationList } from "#lib/paths/invitation.ts";
import { planning } from "#lib/paths/planning.ts";
import { team } from "#lib/paths/staff.ts";
import { countCalls } from "#lib/planning/closure/queries/list-exceptions.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { dayAndClock, MailStandstill } from "./_parts/mail-standstill.tsx";
import { Reason } from "./_parts/reason.tsx";
import { settleMessageAction } from "./actions.ts";

/** Whom to call because no mail reached them, and whether mail moves at all. */
export default async function MessagesPage() {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await listUndeliveredAt(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const undelivered = found.value.filter(({ status }) => status !== "queued");
	const waiting = found.value.filter(({ status }) => status === "queued");
	const flow = await readMailFlow(at);
	const calls = await countCalls(station.id);
	const documents = await countToCall(station.id, at);
	const invitations = await countUnsent(station.id, at);
	const queue = await getQueue(actor, station.id, at);
	const t = await getTranslations("team.messages");
	return (
		<TeamPage
			title={t("title")}
			current="messages"
			actor={actor}
			station={station}
			queue={queue.ok ? queue.value : null}
		>
			<MailStandstill flow={flow} />
			{calls > 0 ? (
				<p>
					<a href={planning.calls(station.slug)}>
						{t("calls", { count: calls })}
					</a>
				</p>
			) : null}
			{documents > 0 ? (
				<p>
					<a href={collectionPaths.list()}>
						{t("documents", { count: documents })}
					</a>
				</p>
			) : null}
			{invitations > 0 ? (
				<p>
					<a href={invitationList.list()}>
						{t("invitations", { count: invitations })}
					</a>
				</p>
			) : null}
			{found.value.length === 0 ? (
				<p className="font-bold">
					{t(flow.since === null && flow.isWorking ? "none" : "noneLost")}
				</p>
			) : null}
			{undelivered.length > 0 ? (
				<>
					<p>{t("lead")}</p>
					<MailTable caption={t("title")} mails={undelivered} />
				</>
			) : null}
			{waiting.length > 0 ? (
				<Section id="wartet" title={t("waitingTitle")}>
					<p>{t("waitingLead")}</p>
					<MailTable caption={t("waitingTitle")} mails={waiting} />
				</Section>
			) : null}
		</TeamPage>
	);
}

async function MailTable({
	caption,
	mails,
}: {
	caption: string;
	mails: readonly Undelivered[];
}) {
	const t = await getTranslations("team.messages");
	return (
		<table className="team-table">
			<caption className="sr-only">{caption}</caption>
			<thead>
				<tr>
					<th scope="col">{t("when")}</th>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("phone")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("done")}</th>
				</tr>
			</thead>
			<tbody>
				{mails.map((mail) => (
					<Row key={mail.messageId} mail={mail} />
				))}
			</tbody>
		</table>
	);
}

async function Row({ mail }: { mail: Undelivered }) {
	const t = await getTranslations("team.messages");
	return (
		<tr>
			<td data-label={t("when")}>{dayAndClock(mail.startsAt)}</td>
			<th scope="row" data-label={t("who")}>
				<a href={team.appointment(mail.appointmentId)}>
					{mail.name ?? formatReference(mail.reference)}
				</a>
			</th>
			<td data-label={t("phone")}>
				{mail.phone ? (
					<a href={`tel:${phoneKey(mail.phone)}`}>
						{readablePhone(mail.phone)}
					</a>
				) : (
					t("noPhone")
				)}
			</td>
			<td data-label={t("what")}>
				{t(`kinds.${mail.kind}`)}
				<span className="block text-small text-muted">
					{mail.status === "queued"
						? t("waitsSince", { since: dayAndClock(mail.createdAt) })
						: t(`statuses.${mail.status}`)}
					<Reason reason={mail.reason} />
				</span>
			</td>
			<td>
				<form action={settleMessageAction}>
					<input type="hidden" name="nachricht" value={mail.messageId} />
					<Pressing className="team-button">
						{t("reached")}
						<span className="sr-only">: {mail.name ?? mail.reference}</span>
					</Pressing>
				</form>
			</td>
		</tr>
	);
}
