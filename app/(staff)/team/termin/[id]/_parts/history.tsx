import { useTranslations } from "next-intl";
import { clockOf } from "#app/(staff)/team/_frame/clock-of.ts";
import type {
	HistoryEntry,
	StaffAppointment,
} from "#lib/booking/staff/queries/find-for-staff.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";

/** What happened, newest first; who did it only as far as "the team" or "the citizen". */
export function History({
	history,
	kind,
	catalog,
}: {
	history: StaffAppointment["history"];
	kind: Kind;
	catalog: Catalog;
}) {
	const t = useTranslations("team.appointment");
	return (
		<ol className="team-list">
			{history.toReversed().map((entry) => (
				<li
					key={`${entry.at} ${entry.kind} ${entry.to}`}
					className="flex flex-wrap gap-x-16 py-8"
				>
					<span className="whitespace-nowrap text-muted">
						{dateAndTime(entry.at)}
					</span>
					<span>
						<What entry={entry} kind={kind} catalog={catalog} />
						{entry.by ? ` – ${t(`by.${entry.by}`)}` : ""}
						{entry.program ? ` (${entry.program})` : ""}
					</span>
				</li>
			))}
		</ol>
	);
}

function What({
	entry,
	kind,
	catalog,
}: {
	entry: HistoryEntry;
	kind: Kind;
	catalog: Catalog;
}) {
	const t = useTranslations("team.appointment.history");
	if (entry.kind === "moved")
		return t("moved", {
			when: dateAndTime(entry.startsAt ?? entry.at),
			station:
				catalog.stations.find(({ id }) => id === entry.stationId)?.shortName ??
				"",
		});
	// Staff who say where the room is change the contact as well, as far as it is recorded.
	if (entry.kind === "contact" && entry.by === "staff" && kind === "video")
		return t("contactOrRoom");
	if (entry.kind !== "status") return t(entry.kind);
	return t(`status.${entry.to}`, { desk: entry.desk ?? "" });
}

/** "Di., 24. November, 10:05 Uhr" */
export function dateAndTime(instant: number): string {
	const date = civilDateOf(Temporal.Instant.fromEpochMilliseconds(instant));
	return `${formatDate(date, "de", "short")}, ${clockOf(instant)}`;
}
