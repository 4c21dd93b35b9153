import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { ExpectedEntry, QueueView } from "#lib/queue/queue.ts";
import { clockOf, minutesSince, spanInWords } from "../_frame/clock-of.ts";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { serviceLine } from "../_visit/service-line.tsx";
import { VisitState } from "../_visit/visit-state.tsx";
import { checkInAction } from "../actions.ts";
import { CallButton } from "./call-button.tsx";

/** So many of those who come later stand here; the day plan has them all. */
const COMING = 12;
/** So many who are due; whoever is overdue longest is least likely to come. */
const DUE = 8;
const FINISHED = 8;

/** The third column: whom nobody has seen yet, who comes next, and who has just been here. */
export function ComingList({
	queue,
	catalog,
	station,
	mayCall,
}: {
	queue: QueueView;
	catalog: Catalog;
	station: Station;
	mayCall: boolean;
}) {
	const t = useTranslations("team");
	const common = { catalog, station, asOf: queue.asOf };
	const due = queue.notCheckedIn.toSorted((a, b) => b.startsAt - a.startsAt);
	return (
		<TeamPanel id="kommt-noch" titleId="kommt-noch-titel" title={t("coming")}>
			{queue.notCheckedIn.length > 0 ? (
				<>
					<Heading level={3}>
						{t("notCheckedIn", { count: queue.notCheckedIn.length })}
					</Heading>
					<Due entries={due.slice(0, DUE)} {...common} mayCall={mayCall} />
					{due.length > DUE ? (
						<details className="disclosure">
							<summary className="team-summary">
								{t("longOverdue", { count: due.length - DUE })}
							</summary>
							<Due entries={due.slice(DUE)} {...common} mayCall={mayCall} />
						</details>
					) : null}
				</>
			) : null}
			<Heading level={3}>{t("next")}</Heading>
			{queue.coming.length > 0 ? (
				<ul className="team-list">
					{queue.coming.slice(0, COMING).map((entry) => (
						<Expected key={entry.appointmentId} entry={entry} {...common} />
					))}
				</ul>
			) : (
				<p className="text-muted">{t("nobodyComing")}</p>
			)}
			{queue.coming.length > COMING ? (
				<a href={team.plan()} className="jump">
					{t("moreComing", { count: queue.coming.length - COMING })}
				</a>
			) : null}
			{queue.finished.length > 0 ? (
				<>
					<Heading level={3}>{t("finished")}</Heading>
					<ul className="team-list">
						{queue.finished.slice(0, FINISHED).map((visit) => (
							<li key={visit.id} className="team-row">
								<span className="team-position" />
								<a href={team.today({ visit: visit.id })} className="font-bold">
									{visit.ticket}
									{visit.name ? ` · ${visit.name}` : ""}
								</a>
								<VisitState status={visit.status} />
							</li>
						))}
					</ul>
				</>
			) : null}
		</TeamPanel>
	);
}

function Due({
	entries,
	...common
}: {
	entries: readonly ExpectedEntry[];
	catalog: Catalog;
	station: Station;
	asOf: number;
	mayCall: boolean;
}) {
	return (
		<ul className="team-list">
			{entries.map((entry) => (
				<Expected key={entry.appointmentId} entry={entry} {...common} isDue />
			))}
		</ul>
	);
}

export function Expected({
	entry,
	catalog,
	station,
	asOf,
	mayCall = false,
	isDue = false,
	page,
}: {
	entry: ExpectedEntry;
	catalog: Catalog;
	station: Station;
	asOf: number;
	mayCall?: boolean;
	/** The time has begun and nobody has seen them. */
	isDue?: boolean;
	/** Where checking in leads back to; the clerk's screen if nothing is said. */
	page?: "infopoint";
}) {
	const t = useTranslations("team");
	return (
		<li className="team-row">
			<span className="team-position whitespace-nowrap">
				{clockOf(entry.startsAt).replace(/\sUhr$/u, "")}
			</span>
			<div className="flex min-w-0 flex-col">
				<p className="flex flex-wrap items-baseline gap-x-8">
					<a href={team.appointment(entry.appointmentId)} className="font-bold">
						{entry.ticket}
						{entry.name ? ` · ${entry.name}` : ""}
					</a>
					{isDue ? (
						<span className="team-pill bg-warning-background">
							<Icon name="warning" />
							{t("overdue", {
								span: spanInWords(minutesSince(entry.startsAt, asOf), t),
							})}
						</span>
					) : null}
				</p>
				<p className="text-small">{serviceLine(entry.services, catalog)}</p>
			</div>
			<div className="team-row-actions">
				<form action={checkInAction}>
					<input type="hidden" name="termin" value={entry.appointmentId} />
					<input type="hidden" name="station" value={station.id} />
					{page ? <input type="hidden" name="seite" value={page} /> : null}
					<Pressing
						className="team-button"
						aria-label={t("checkInTicket", { ticket: entry.ticket })}
					>
						{t("checkIn")}
					</Pressing>
				</form>
				{mayCall ? (
					<CallButton
						who={{ appointmentId: entry.appointmentId }}
						ticket={entry.ticket}
					/>
				) : null}
			</div>
		</li>
	);
}
