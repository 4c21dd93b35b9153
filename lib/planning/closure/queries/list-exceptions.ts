import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import {
	type CaseStatus,
	OPEN_STATUSES,
} from "#lib/planning/change/rules/case.ts";
import type { CivilDate } from "#lib/time.ts";

/** Appointments of a day that have no desk by the plan, with what is being done about each; by appointment id. */
export async function listExceptions(
	stationId: number,
	date: CivilDate,
): Promise<ReadonlyMap<string, CaseStatus>> {
	const rows = await db().planCase.findMany({
		where: {
			status: { in: [...OPEN_STATUSES] },
			appointment: { stationId, date: toDbDate(date), status: "booked" },
		},
		select: { appointmentId: true, status: true },
	});
	return new Map(
		rows.map(({ appointmentId, status }) => [
			appointmentId,
			status as CaseStatus,
		]),
	);
}

/** How many people somebody of this station has to call because of a change of plan. */
export function countCalls(stationId: number): Promise<number> {
	return db().planCase.count({ where: { stationId, status: "to-call" } });
}
