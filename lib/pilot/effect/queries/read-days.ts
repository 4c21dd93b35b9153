import "server-only";
import { db } from "#lib/db/client.ts";
import type { CountedPeople, StationDay } from "#lib/pilot/effect/effect.ts";
import type { Period } from "#lib/pilot/figures/rules/period.ts";
import { zone } from "#lib/time.ts";

type Key = Pick<StationDay, "stationId" | "date">;

/**
 * What was counted at every station on each of these days, of the derived tables only: in six statements, however long
 * that is.
 * @param promiseDays of the city
 */
export async function readDays(
	period: Period,
	promiseDays: number,
): Promise<StationDay[]> {
	const [visits, bookings, queues, leads, ratings] = await Promise.all([
		readVisits(period, promiseDays),
		readBookings(period),
		readQueues(period),
		readLeads(period, promiseDays),
		readRatings(period),
	]);
	const days = new Map<
		string,
		{ -readonly [Name in keyof StationDay]: StationDay[Name] }
	>();
	const dayOf = ({ stationId, date }: Key) => {
		const key = `${date} ${stationId}`;
		const known = days.get(key);
		if (known) return known;
		const day = empty({ stationId, date });
		days.set(key, day);
		return day;
	};
	for (const { booked, known, within, ...row } of visits) {
		const { stationId, date, ...people } = row;
		const day = dayOf(row);
		const kind = booked === null ? "all" : booked ? "with" : "without";
		day.people = { ...day.people, [kind]: people };
		if (booked === true) day.promise = { known, within };
	}
	for (const { due, noShows, ...row } of bookings)
		Object.assign(dayOf(row), { due, noShows });
	for (const { waitingSeconds, openSeconds, ...row } of queues)
		dayOf(row).queue = { waitingSeconds, openSeconds };
	for (const { measured, within, median, ...row } of leads)
		dayOf(row).lead = { measured, within, median };
	for (const { waits, waitSum, services, serviceSum, ...row } of ratings)
		dayOf(row).ratings = {
			wait: { count: waits, sum: waitSum },
			service: { count: services, sum: serviceSum },
		};
	return [...days.values()].sort(
		(a, b) =>
			(a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
			a.stationId - b.stationId,
	);
}

const empty = (key: Key): StationDay => ({
	...key,
	people: {},
	promise: { known: 0, within: 0 },
	queue: null,
	due: 0,
	noShows: 0,
	lead: null,
	ratings: { wait: { count: 0, sum: 0 }, service: { count: 0, sum: 0 } },
});

type VisitRow = Key &
	CountedPeople & { booked: boolean | null; known: number; within: number };

function readVisits({ from, until }: Period, promiseDays: number) {
	return db().$queryRaw<VisitRow[]>`
		WITH fact AS (
			SELECT station_id, date, booked, wait_seconds, booked_days, outcome IN ('done', 'unsettled') AS served,
				outcome IN ('left', 'no-show') AS left
			FROM visit_figure WHERE date BETWEEN ${from}::date AND ${until}::date AND NOT remote)
		SELECT station_id AS "stationId", date::text AS date, booked, count(*)::int AS visits,
			count(*) FILTER (WHERE served)::int AS served, count(*) FILTER (WHERE "left")::int AS left,
			coalesce(sum(wait_seconds) FILTER (WHERE served), 0)::float8 AS "waitSeconds",
			percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_seconds) FILTER (WHERE served) AS "medianSeconds",
			count(booked_days) FILTER (WHERE served)::int AS known,
			count(*) FILTER (WHERE served AND booked_days <= ${promiseDays}::int)::int AS within
		FROM fact GROUP BY GROUPING SETS ((station_id, date, booked), (station_id, date))`;
}

function readBookings({ from, until }: Period) {
	return db().$queryRaw<(Key & Pick<StationDay, "due" | "noShows">)[]>`
		SELECT station_id AS "stationId", date::text AS date,
			coalesce(sum(count) FILTER (WHERE kind = 'due'), 0)::int AS due,
			coalesce(sum(count) FILTER (WHERE kind = 'no-show'), 0)::int AS "noShows"
		FROM booking_figure WHERE date BETWEEN ${from}::date AND ${until}::date AND kind IN ('due', 'no-show')
		GROUP BY 1, 2`;
}

function readQueues({ from, until }: Period) {
	return db().$queryRaw<(Key & NonNullable<StationDay["queue"]>)[]>`
		SELECT station_id AS "stationId", date::text AS date, sum(waiting_seconds)::float8 AS "waitingSeconds",
			sum(open_seconds)::float8 AS "openSeconds"
		FROM queue_figure WHERE date BETWEEN ${from}::date AND ${until}::date
		GROUP BY 1, 2`;
}

function readLeads({ from, until }: Period, promiseDays: number) {
	return db().$queryRaw<(Key & NonNullable<StationDay["lead"]>)[]>`
		SELECT station_id AS "stationId", date::text AS date, count(*)::int AS measured,
			count(*) FILTER (WHERE days <= ${promiseDays}::int)::int AS within,
			percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median
		FROM lead_time WHERE date BETWEEN ${from}::date AND ${until}::date
		GROUP BY 1, 2`;
}

type RatingRow = Key & {
	waits: number;
	waitSum: number;
	services: number;
	serviceSum: number;
};

/** Only what was there when figures were last derived: from then until the next time the answer is the same. */
function readRatings({ from, until }: Period) {
	return db().$queryRaw<RatingRow[]>`
		SELECT f.station_id AS "stationId", f.date::text AS date, count(f.rating_waiting)::int AS waits,
			coalesce(sum(f.rating_waiting), 0)::float8 AS "waitSum", count(f.rating_service)::int AS services,
			coalesce(sum(f.rating_service), 0)::float8 AS "serviceSum"
		FROM (SELECT *, coalesce(day, (created_at AT TIME ZONE ${zone()})::date) AS date FROM feedback
			WHERE type = 'opinion' AND station_id IS NOT NULL AND coalesce(rating_waiting, rating_service) IS NOT NULL
				AND created_at <= (SELECT max(built_at) FROM figure_day)) f
		WHERE f.date BETWEEN ${from}::date AND ${until}::date
		GROUP BY 1, 2`;
}
