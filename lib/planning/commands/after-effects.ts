import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { isCovered } from "../coverage.ts";
import type { ChangedDay } from "../impact.ts";
import type { StandingRow } from "../rows.ts";

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

/** Expires holds before their time, under the locks of their days. */
export async function freeHolds(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<void> {
	await tx.$executeRaw`
		WITH gone AS (
			UPDATE appointment SET status = 'expired', client_key = NULL, hold_expires_at = ${toDbInstant(now)}::timestamptz
			WHERE id = ANY(${[...ids]}::uuid[]) AND status = 'held' RETURNING id)
		INSERT INTO appointment_event (appointment_id, at, from_status, to_status, actor)
		SELECT id, ${toDbInstant(now)}::timestamptz, 'held', 'expired', 'system' FROM gone`;
}

/**
 * Appointments on a list that are covered again, because a closure was taken back: exceptions are none any more, and
 * nobody need be called who has not heard of it. Whoever has been told that the old time is gone must hear that it
 * stands: a call, not a mail that contradicts another one.
 */
export async function settleCovered(
	tx: Tx,
	days: readonly ChangedDay[],
	standing: readonly StandingRow[],
	now: Temporal.Instant,
): Promise<void> {
	const ids = standing
		.filter((row) => row.openCase !== null && coveredAfter(days, row))
		.map(({ id }) => id);
	if (ids.length === 0) return;
	const where = { appointmentId: { in: ids } };
	await tx.planCase.updateMany({
		where: {
			...where,
			OR: [
				{ status: "offered" },
				{ status: "reached", way: { not: "keep" } },
				{ status: "to-call", reason: { in: ["no-answer", "declined"] } },
			],
		},
		data: { status: "to-call", reason: "open-again" },
	});
	await tx.planCase.updateMany({
		where: {
			...where,
			status: { in: ["kept", "reached", "to-call"] },
			NOT: { reason: "open-again", status: "to-call" },
		},
		data: { status: "settled", settledAt: toDbInstant(now) },
	});
}

function coveredAfter(days: readonly ChangedDay[], row: StandingRow): boolean {
	const day = days.find(
		({ stationId, after }) =>
			stationId === row.stationId && after.date === row.date,
	);
	return day !== undefined && isCovered(day.after, row);
}
