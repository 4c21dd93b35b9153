import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import type { StandingRow } from "#lib/planning/change/queries/rows.ts";
import { isCovered } from "#lib/planning/change/rules/coverage.ts";
import type { ChangedDay } from "#lib/planning/change/rules/impact.ts";

/**
 * Reservations that have lost their desk end now: whoever was just booking is shown other times. Offers among them go to
 * the list of those to call.
 * @returns the days that changed
 */
export async function endLostHolds(
	tx: Tx,
	days: readonly ChangedDay[],
	standing: readonly StandingRow[],
	now: Temporal.Instant,
): Promise<DayKey[]> {
	const lost = standing.filter(
		(row) => row.status === "held" && !coveredAfter(days, row),
	);
	if (lost.length === 0) return [];
	const ids = lost.map(({ id }) => id);
	await freeHolds(tx, ids, now);
	await tx.planCase.updateMany({
		where: { holdId: { in: ids }, status: "offered" },
		data: { status: "to-call", reason: "offer-gone" },
	});
	return lost.map(({ stationId, date }) => ({ stationId, date }));
}

/**
 * Expires holds before their time, under the locks of their days.
 * @returns how many were still held
 */
export async function freeHolds(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<number> {
	return tx.$executeRaw`
		WITH gone AS (
			UPDATE appointment SET status = 'expired', client_key = NULL, hold_expires_at = ${toDbInstant(now)}::timestamptz
			WHERE id = ANY(${[...ids]}::uuid[]) AND status = 'held' RETURNING id)
		INSERT INTO appointment_event (appointment_id, at, from_status, to_status, actor)
		SELECT id, ${toDbInstant(now)}::timestamptz, 'held', 'expired', 'system' FROM gone`;
}

/** Whether somebody is there for it once the change is saved; false of days that it does not touch. */
export function coveredAfter(
	days: readonly ChangedDay[],
	row: StandingRow,
): boolean {
	const day = days.find(
		({ stationId, after }) =>
			stationId === row.stationId && after.date === row.date,
	);
	return day !== undefined && isCovered(day.after, row);
}
