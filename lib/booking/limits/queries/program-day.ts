import "server-only";
import { fitsShare } from "#lib/booking/limits/rules/price.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import type { CivilDate } from "#lib/time.ts";
import { dayMinutes } from "./day-minutes.ts";

/** Reservations count as well, but for the one with this key, which makes room. */
type Open = { holdKey: string; now: Temporal.Instant };

/**
 * Minutes of a day that stand under a program's name: what it booked, and what it was the last to move, whoever booked
 * that. From its appointments and not from a counter that forgets: it may
 * book weeks ahead, every day some more.
 * @param open also what it has reserved just now
 */
export async function programMinutes(
	tx: Tx,
	program: Program,
	{ stationId, date }: DayKey,
	open: Open | null,
): Promise<number> {
	const had = await minutesByDay(tx, program, stationId, [date], open);
	return had.get(date) ?? 0;
}

/** Those of these days of which the program has its share already, so that this does not fit in any more. */
export async function listDaysUsed(
	program: Program,
	{
		stationId,
		dates,
		minutesOn,
		...open
	}: {
		stationId: number;
		dates: readonly CivilDate[];
		minutesOn: (date: CivilDate) => number;
	} & Open,
): Promise<ReadonlySet<CivilDate>> {
	const had = await minutesByDay(db(), program, stationId, dates, open);
	const used = new Set<CivilDate>();
	for (const [date, minutes] of had) {
		const ofDay = await dayMinutes(stationId, date);
		if (!fitsShare(minutes, minutesOn(date), ofDay, program.dayShare))
			used.add(date);
	}
	return used;
}

async function minutesByDay(
	client: Db | Tx,
	{ id }: Program,
	stationId: number,
	dates: readonly CivilDate[],
	open: Open | null,
): Promise<Map<CivilDate, number>> {
	const rows = await client.$queryRaw<{ date: Date; minutes: number }[]>`
		SELECT date, sum(extract(epoch FROM ends_at - starts_at) / 60)::int AS minutes FROM appointment
		WHERE station_id = ${stationId} AND date = ANY(${[...dates]}::text[]::date[]) AND (program_id = ${id} OR ${id} = (
				SELECT program_id FROM appointment_event e WHERE e.appointment_id = appointment.id AND e.kind = 'moved'
				ORDER BY e.id DESC LIMIT 1))
			AND (status NOT IN ('held', 'expired', 'cancelled', 'no-show')
				OR (${open !== null} AND status = 'held' AND hold_key <> ${open?.holdKey ?? ""}
					AND hold_expires_at > ${open ? toDbInstant(open.now) : null}::timestamptz))
		GROUP BY date`;
	return new Map(rows.map(({ date, minutes }) => [fromDbDate(date), minutes]));
}
