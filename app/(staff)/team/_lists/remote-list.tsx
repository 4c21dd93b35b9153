import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { QueueView, RemoteEntry } from "#lib/queue/queue.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { clockOf, shortClockOf } from "../_frame/clock-of.ts";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { serviceLine } from "../_visit/service-line.tsx";
import { beginRemoteAction } from "../actions.ts";
import { Cell, Line, Lines } from "./line.tsx";

/** So many of those who come later stand here; the day plan has them all. */
const LATER = 6;

/** Whom somebody calls on the phone or meets in a room on the internet today. Nothing where nobody is. */
export function RemoteList({
	queue,
	catalog,
	mayCall,
}: {
	queue: QueueView;
	catalog: Catalog;
	mayCall: boolean;
}) {
	const t = useTranslations("team.remote");
	const { remote, asOf } = queue;
	if (remote.length === 0) return null;
	const due = remote.filter(({ dueAt }) => dueAt <= asOf);
	// Whose room nobody has said stands here however late it is: it is to be said before, not then.
	const later = remote
		.filter(({ dueAt }) => dueAt > asOf)
		.filter(({ lacksRoom }, index) => lacksRoom || index < LATER);
	return (
		<TeamPanel
			id="ohne-kommen"
			titleId="ohne-kommen-titel"
			title={t("title", { count: remote.length })}
		>
			{due.length > 0 ? <p>{t("due", { count: due.length })}</p> : null}
			<Lines label={t("title", { count: remote.length })}>
				{[...due, ...later].map((entry) => (
					<Remote
						key={entry.appointmentId}
						entry={entry}
						catalog={catalog}
						isDue={entry.dueAt <= asOf}
						mayCall={mayCall}
					/>
				))}
			</Lines>
		</TeamPanel>
	);
}

function Remote({
	entry,
	catalog,
	isDue,
	mayCall,
}: {
	entry: RemoteEntry;
	catalog: Catalog;
	isDue: boolean;
	mayCall: boolean;
}) {
	const t = useTranslations("team.remote");
	const team_ = useTranslations("team");
	const { kind, ticket, dueAt, tries } = entry;
	return (
		<Line
			cells={
				<>
					<Cell
						of="time"
						isLoud={isDue}
						before={isDue ? t("dueSince") : team_("cells.at")}
						isFirst
					>
						{isDue ? <Icon name="warning" /> : null}
						{shortClockOf(dueAt)}
						<span className="sr-only"> {team_("cells.clock")}</span>
					</Cell>
					<Cell of="ticket">{t(`kinds.${kind}`)}</Cell>
					<Cell of="name">{entry.name}</Cell>
					<Cell of="services">{serviceLine(entry.services, catalog)}</Cell>
				</>
			}
			step={
				mayCall ? (
					<form action={beginRemoteAction}>
						<input type="hidden" name="termin" value={entry.appointmentId} />
						<Pressing
							className="team-button"
							aria-label={t(`beginOf.${kind}`, {
								name: entry.name ?? ticket,
							})}
						>
							{t(`begin.${kind}`)}
						</Pressing>
					</form>
				) : null
			}
		>
			<li>{t("at", { time: clockOf(entry.startsAt) })}</li>
			{tries > 0 ? <li>{t("tried", { time: clockOf(dueAt) })}</li> : null}
			{entry.lacksRoom ? (
				<li>
					<a href={team.appointment(entry.appointmentId)}>{t("sayRoom")}</a>
				</li>
			) : null}
			<li>
				{serviceLine(entry.services, catalog)}{" "}
				{team_("minutes", { minutes: entry.minutes })}
			</li>
			{entry.speaks ? (
				<li>{team_("speaks", { language: germanNameOf(entry.speaks) })}</li>
			) : null}
			<li>
				<a href={team.appointment(entry.appointmentId)}>
					{team_("openAppointment")}
					<span className="sr-only">: {entry.name ?? ticket}</span>
				</a>
			</li>
		</Line>
	);
}
