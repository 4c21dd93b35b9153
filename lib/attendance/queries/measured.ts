import "server-only";
import type { CountedPlace, Place } from "#lib/attendance/attendance.ts";
import { db } from "#lib/db/client.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";

/** So far back: half a year holds each weekday 26 times, and no more than one summer. */
const WEEKS = 26;
/** Who comes without an appointment changes sooner. */
const WALK_IN_WEEKS = 8;

export interface Span {
	from: CivilDate;
	until: CivilDate;
}

/** The days whose no-shows are known: not today, which is not over. */
export function measuredSpan(now: Temporal.Instant): Span {
	const today = civilDateOf(now);
	return { from: addDays(today, -7 * WEEKS), until: addDays(today, -1) };
}

/**
 * How many appointments were due and how many nobody came to, by station, service, weekday and hour. From the figures,
 * which know nobody: there is no way from here to a person.
 */
export async function countPlaces({
	from,
	until,
}: Span): Promise<CountedPlace[]> {
	return db().$queryRaw<CountedPlace[]>`
		SELECT station_id AS "stationId", array_to_string(service_ids, '+') AS service,
			extract(isodow FROM date)::int AS weekday, hour,
			coalesce(sum(count) FILTER (WHERE kind = 'due'), 0)::int AS due,
			coalesce(sum(count) FILTER (WHERE kind = 'no-show'), 0)::int AS absent
		FROM booking_figure
		WHERE kind IN ('due', 'no-show') AND date BETWEEN ${from}::date AND ${until}::date
		GROUP BY 1, 2, 3, 4
		HAVING sum(count) FILTER (WHERE kind = 'due') > 0
		ORDER BY 1, 2, 3, 4`;
}

/** As `service` of a place names them. */
export const serviceKey = (serviceIds: readonly number[]): Place["service"] =>
	serviceIds.toSorted((a, b) => a - b).join("+");

interface UsualWalkIns {
	/** On such a weekday; null: no such day is known. */
	hours: readonly { hour: number; people: number }[] | null;
	/** At the desk; null: nobody has been measured. */
	minutes: number | null;
}

/** People without an appointment as they usually come to a station on this day's weekday. */
export async function usualWalkIns(
	stationId: number,
	date: CivilDate,
	now: Temporal.Instant,
): Promise<UsualWalkIns> {
	const today = civilDateOf(now);
	const from = addDays(today, -7 * WALK_IN_WEEKS);
	const weekday: Weekday = weekdayOf(date);
	const [days] = await db().$queryRaw<{ days: number }[]>`
		SELECT count(DISTINCT date)::int AS days FROM visit_figure
		WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
			AND extract(isodow FROM date) = ${weekday}`;
	const [length] = await db().$queryRaw<{ minutes: number | null }[]>`
		SELECT (avg(service_seconds) / 60)::float8 AS minutes FROM visit_figure
		WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
			AND NOT booked AND outcome IN ('done', 'unsettled') AND service_seconds > 0`;
	const minutes = length?.minutes ?? null;
	if (!days || days.days === 0) return { hours: null, minutes };
	const hours = await db().$queryRaw<{ hour: number; people: number }[]>`
		SELECT hour, count(*)::float8 / ${days.days} AS people FROM visit_figure
		WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
			AND extract(isodow FROM date) = ${weekday} AND NOT booked
		GROUP BY 1 ORDER BY 1`;
	return { hours, minutes };
}
