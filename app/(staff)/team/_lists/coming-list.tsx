import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { ExpectedEntry, QueueView } from "#lib/queue/queue.ts";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { VisitState } from "../_visit/visit-state.tsx";
import { Expected } from "./expected.tsx";
import { Lines } from "./line.tsx";

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
	showsFinished,
}: {
	queue: QueueView;
	catalog: Catalog;
	station: Station;
	mayCall: boolean;
	/** Who has just been here stands open. */
	showsFinished: boolean;
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
					<Heading level={3}>{t("next")}</Heading>
				</>
			) : null}
			{queue.coming.length > 0 ? (
				<Lines>
					{queue.coming.slice(0, COMING).map((entry) => (
						<Expected key={entry.appointmentId} entry={entry} {...common} />
					))}
				</Lines>
			) : (
				<p className="text-muted">{t("nobodyComing")}</p>
			)}
			{queue.coming.length > COMING ? (
				<a href={team.plan()} className="jump">
					{t("moreComing", { count: queue.coming.length - COMING })}
				</a>
			) : null}
			{queue.finished.length > 0 ? (
				<details className="disclosure" open={showsFinished}>
					<summary className="team-summary">{t("finished")}</summary>
					<ul className="team-finished">
						{queue.finished.slice(0, FINISHED).map((visit) => (
							<li key={visit.id}>
								<a href={team.today({ visit: visit.id })}>
									{visit.ticket}
									{visit.name ? ` · ${visit.name}` : ""}
								</a>
								<VisitState status={visit.status} />
							</li>
						))}
					</ul>
				</details>
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
		<Lines>
			{entries.map((entry) => (
				<Expected key={entry.appointmentId} entry={entry} {...common} isDue />
			))}
		</Lines>
	);
}
