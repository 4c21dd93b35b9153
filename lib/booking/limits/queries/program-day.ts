import "server-only";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";

/**
 * Minutes of a day that stand under a program's name: what it booked, and what it was the last to move, whoever booked
 * that. From its appointments and not from a counter that forgets: it may
 * book weeks ahead, every day some more.
 * @param open also what it has reserved just now, but for the reservation with this key, which makes room
 */
export async function programMinutes(
	tx: Tx,
	{ id }: Program,
	{ stationId, date }: DayKey,
	open: { holdKey: string; now: Temporal.Instant } | null,
): Promise<number> {
	const [row] = await tx.$queryRaw<{ minutes: number }[]>`
		SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int AS minutes FROM appointment
		WHERE station_id = ${stationId} AND date = ${date}::date AND (program_id = ${id} OR ${id} = (
				SELECT program_id FROM appointment_event e WHERE e.appointment_id = appointment.id AND e.kind = 'moved'
				ORDER BY e.id DESC LIMIT 1))
			AND (status NOT IN ('held', 'expired', 'cancelled', 'no-show')
				OR (${open !== null} AND status = 'held' AND hold_key <> ${open?.holdKey ?? ""}
					AND hold_expires_at > ${open ? toDbInstant(open.now) : null}::timestamptz))`;
	return row?.minutes ?? 0;
}
