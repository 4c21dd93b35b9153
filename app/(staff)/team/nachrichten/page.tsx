import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { formatDate } from "#lib/format.ts";
import {
	listUndeliveredAt,
	type Undelivered,
} from "#lib/notifications/queries.ts";
import { phoneKey, readablePhone } from "#lib/phone.ts";
import { countCalls } from "#lib/planning/queries/list-exceptions.ts";
import { planning } from "#lib/planning-paths.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { formatReference } from "#lib/reference.ts";
import { team } from "#lib/staff-paths.ts";
import { civilDateOf } from "#lib/time.ts";
import { clockOf } from "../clock-of.ts";
import { Pressing } from "../pressing.tsx";
import { teamStationContext } from "../team-context.ts";
import { TeamPage } from "../team-page.tsx";
import { settleMessageAction } from "./actions.ts";

/** Whom to call because no mail reached them. */
export default async function MessagesPage() {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await listUndeliveredAt(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const undelivered = found.value;
	const calls = await countCalls(station.id);
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
			<p>{t("lead")}</p>
			{calls > 0 ? (
				<p>
					<a href={planning.calls(station.slug)}>
						{t("calls", { count: calls })}
					</a>
				</p>
			) : null}
			{undelivered.length === 0 ? (
				<p className="font-bold">{t("none")}</p>
			) : (
				<table className="team-table">
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
						{undelivered.map((mail) => (
							<Row key={mail.messageId} mail={mail} />
						))}
					</tbody>
				</table>
			)}
		</TeamPage>
	);
}

async function Row({ mail }: { mail: Undelivered }) {
	const t = await getTranslations("team.messages");
	const date = civilDateOf(
		Temporal.Instant.fromEpochMilliseconds(mail.startsAt),
	);
	return (
		<tr>
			<td data-label={t("when")}>
				{formatDate(date, "de", "short")}, {clockOf(mail.startsAt)}
			</td>
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
					{t(`statuses.${mail.status}`)}
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
