import "server-only";
import { db } from "#lib/db/client.ts";
import type {
	Absence,
	Measured,
	MeasuredConcern,
} from "#lib/simulation/measured.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	daysBetween,
	type Weekday,
} from "#lib/time.ts";

/** So far back: eight days of each weekday. */
const WEEKS = 8;
/** Of a day and its people, how many parts. */
const PARTS = Array.from({ length: 21 }, (_, part) => part / 20);
/** Whoever comes hours before or after their time came for something else as well. */
const FAR = 60;

/**
 * What the last weeks say of a station and a weekday, from the figures, which know nobody
 * (lib/pilot/figures/commands/build-figures.ts). Today is not over and does not count.
 */
export async function measure(
	stationId: number,
	weekday: Weekday,
	now: Temporal.Instant,
): Promise<Measured> {
	const today = civilDateOf(now);
	const span = { stationId, from: addDays(today, -7 * WEEKS), today };
	const [walkIns, concerns, booked, came, absences] = await Promise.all([
		readWalkIns(span, weekday),
		readConcerns(span),
		readBooked(span, weekday),
		readWays(span),
		readAbsences(span),
	]);
	const byDay = new Map<CivilDate, number>();
	const byHour = new Map<number, number>();
	for (const { date, hour, count } of walkIns) {
		byDay.set(date, (byDay.get(date) ?? 0) + count);
		if (count > 0) byHour.set(hour, (byHour.get(hour) ?? 0) + count);
	}
	const absent = (wasReminded: boolean): Absence =>
		absences.find((one) => one.reminded === wasReminded) ?? NOBODY;
	return {
		days: byDay.size,
		walkInsByDay: [...byDay.values()],
		walkInsByHour: [...byHour]
			.map(([hour, count]) => ({ hour, count }))
			.sort((a, b) => a.hour - b.hour),
		due: booked.dueOnWeekday,
		concerns,
		absence: { due: booked.due, absent: booked.absent },
		reminded: absent(true),
		notReminded: absent(false),
		late: came.late ?? [],
		lateCount: came.lateCount,
		left: came.left,
		waitedMinutes: came.waitedMinutes,
		way: came.way ?? 1,
		bookedADay: booked.due / Math.max(1, daysBetween(span.from, today)),
	};
}

interface Span {
	stationId: number;
	from: CivilDate;
	/** Excluded. */
	today: CivilDate;
}

const NOBODY: Absence = { due: 0, absent: 0 };

/** People without an appointment by day and hour; a day on which only others came has a row with none. */
function readWalkIns({ stationId, from, today }: Span, weekday: Weekday) {
	return db().$queryRaw<{ date: CivilDate; hour: number; count: number }[]>`
		SELECT date::text, hour, (count(*) FILTER (WHERE NOT booked))::int AS count
		FROM visit_figure
		WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
			AND extract(isodow FROM date) = ${weekday}
		GROUP BY 1, 2`;
}

function readConcerns({ stationId, from, today }: Span) {
	return db().$queryRaw<MeasuredConcern[]>`
		SELECT service_ids AS "serviceIds",
			(count(*) FILTER (WHERE booked))::int AS booked, (count(*) FILTER (WHERE NOT booked))::int AS "walkIns",
			greatest(1, round(avg(planned_seconds) / 60))::int AS planned,
			(count(*) FILTER (WHERE took))::int AS served,
			coalesce(avg(service_seconds) FILTER (WHERE took) / 60, 0)::float8 AS mean,
			coalesce(stddev_samp(service_seconds) FILTER (WHERE took) / 60, 0)::float8 AS deviation
		FROM (
			SELECT *, outcome IN ('done', 'unsettled') AND service_seconds > 0 AS took FROM visit_figure
			WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
				AND planned_seconds > 0) visits
		GROUP BY 1 ORDER BY 1`;
}

async function readBooked({ stationId, from, today }: Span, weekday: Weekday) {
	const [row] = await db().$queryRaw<
		{ due: number; absent: number; dueOnWeekday: number }[]
	>`
		SELECT coalesce(sum(count) FILTER (WHERE kind = 'due'), 0)::int AS due,
			coalesce(sum(count) FILTER (WHERE kind = 'no-show'), 0)::int AS absent,
			coalesce(sum(count) FILTER (WHERE kind = 'due' AND extract(isodow FROM date) = ${weekday}), 0)::int
				AS "dueOnWeekday"
		FROM booking_figure
		WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date
			AND kind IN ('due', 'no-show')`;
	return row ?? { due: 0, absent: 0, dueOnWeekday: 0 };
}

interface Ways {
	late: number[] | null;
	lateCount: number;
	left: number;
	waitedMinutes: number;
	way: number | null;
}

/** How late people come, how long they wait before they go, and how far it is to the desk. */
async function readWays({ stationId, from, today }: Span): Promise<Ways> {
	const [row] = await db().$queryRaw<Ways[]>`
		WITH figures AS (
			SELECT * FROM visit_figure
			WHERE station_id = ${stationId} AND date >= ${from}::date AND date < ${today}::date),
		came AS (
			SELECT extract(epoch FROM v.arrived_at - a.starts_at) / 60 AS late
			FROM visit v JOIN appointment a ON a.id = v.appointment_id
			WHERE v.station_id = ${stationId} AND v.date >= ${from}::date AND v.date < ${today}::date
				-- By the appointment: who was served at one desk, and was not there at the next, has come.
				AND a.status <> 'no-show'
				-- Nobody comes to be called or met in a room.
				AND a.kind = 'counter'
				AND abs(extract(epoch FROM v.arrived_at - a.starts_at)) < ${FAR * 60})
		SELECT (SELECT percentile_cont(${PARTS}::float8[]) WITHIN GROUP (ORDER BY late) FROM came) AS late,
			(SELECT count(*)::int FROM came) AS "lateCount",
			(SELECT count(*)::int FROM figures WHERE NOT booked AND outcome IN ('left', 'no-show')) AS left,
			(SELECT coalesce(sum(wait_seconds) / 60, 0)::float8 FROM figures WHERE NOT booked) AS "waitedMinutes",
			(SELECT avg(way_seconds)::float8 / 60 FROM figures WHERE outcome IN ('done', 'unsettled') AND NOT remote) AS way`;
	if (!row) throw new Error("A query without FROM has one row.");
	return row;
}

/** Who was due and did not come, of those whom a reminder was sent and of all others. */
function readAbsences({ stationId, from, today }: Span) {
	return db().$queryRaw<(Absence & { reminded: boolean })[]>`
		SELECT EXISTS (SELECT FROM message m
				WHERE m.appointment_id = a.id AND m.kind = 'reminder' AND m.status = 'sent') AS reminded,
			count(*)::int AS due, (count(*) FILTER (WHERE a.status IN ('booked', 'no-show')))::int AS absent
		FROM appointment a
		WHERE a.station_id = ${stationId} AND a.date >= ${from}::date AND a.date < ${today}::date
			AND a.status NOT IN ('held', 'expired', 'cancelled')
			-- Of a call that nobody has made nothing is known.
			AND (a.kind = 'counter' OR a.status <> 'booked')
		GROUP BY 1`;
}
