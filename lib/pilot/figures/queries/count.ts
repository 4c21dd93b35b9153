import "server-only";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type {
	Dimension,
	FiguresQuery,
} from "#lib/pilot/figures/rules/asked.ts";
import {
	type AllCounted,
	type CountedAnswers,
	type CountedBookings,
	type CountedCapacity,
	type CountedLanguages,
	type CountedLeads,
	type CountedQueue,
	type CountedSpread,
	type CountedThings,
	type CountedVisits,
	SPREAD_CLASSES,
	SPREAD_WIDTH,
} from "#lib/pilot/figures/rules/counted.ts";
import { zone } from "#lib/time.ts";

type CountedParts = Omit<AllCounted, "languages" | "spread">;

/**
 * Everything counted for a page of figures. Of the derived tables only, in a constant number of statements that each
 * read the two periods once.
 */
export async function countAll(query: FiguresQuery): Promise<AllCounted> {
	const [whole, parts] = await Promise.all([
		countWhole(query),
		countParts(query, query.by),
	]);
	return together(whole, parts);
}

/** All together: the same for each breakdown of the same choice. */
export async function countWhole(query: FiguresQuery): Promise<AllCounted> {
	const [parts, languages, spread] = await Promise.all([
		countParts(query, null),
		countLanguages(query),
		countSpread(query),
	]);
	return { ...parts, languages, spread };
}

/** @param by null: not broken down */
export async function countParts(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedParts> {
	const [visits, bookings, queues, capacity, leads, things, answers] =
		await Promise.all([
			countVisits(query, by),
			countBookings(query, by),
			countQueues(query, by),
			countCapacity(query, by),
			countLeads(query, by),
			countThings(query, by),
			countAnswers(query, by),
		]);
	return { visits, bookings, queues, capacity, leads, things, answers };
}

export function together(whole: AllCounted, parts: CountedParts): AllCounted {
	return {
		...whole,
		visits: [...whole.visits, ...parts.visits],
		bookings: [...whole.bookings, ...parts.bookings],
		queues: [...whole.queues, ...parts.queues],
		capacity: [...whole.capacity, ...parts.capacity],
		leads: [...whole.leads, ...parts.leads],
		things: [...whole.things, ...parts.things],
		answers: [...whole.answers, ...parts.answers],
	};
}

/** `f` beside `p`, the period it belongs to. */
function periods({ period, before }: FiguresQuery): Prisma.Sql {
	const second = before ?? { from: "2000-01-02", until: "2000-01-01" };
	return Prisma.sql`(VALUES (0, ${period.from}::date, ${period.until}::date), (1, ${second.from}::date, ${second.until}::date)) AS p (period, "from", until)`;
}

/** The breakdown's key as text; of tables that know no hour or service there is none. */
function keyOf(
	by: Dimension | null,
	knows: { hour: boolean; services: "list" | "one" | null },
): Prisma.Sql {
	switch (by) {
		case null:
			return Prisma.sql`NULL::text`;
		case "tag":
			return Prisma.sql`f.date::text`;
		case "woche":
			return Prisma.sql`date_trunc('week', f.date)::date::text`;
		case "monat":
			return Prisma.sql`to_char(f.date, 'YYYY-MM')`;
		case "station":
			return Prisma.sql`f.station_id::text`;
		case "wochentag":
			return Prisma.sql`extract(isodow FROM f.date)::text`;
		case "stunde":
			return knows.hour ? Prisma.sql`f.hour::text` : NONE;
		case "dienst":
			if (knows.services === null) return NONE;
			return knows.services === "list"
				? Prisma.sql`unnest(f.service_ids)::text`
				: Prisma.sql`f.service_id::text`;
	}
}

/** A key that nobody looks for. */
const NONE = Prisma.sql`''::text`;

/** What every table can be narrowed to. */
function narrowed({ stationIds, weekday }: FiguresQuery): Prisma.Sql {
	return Prisma.sql`f.date BETWEEN p."from" AND p.until AND f.station_id = ANY(${[...stationIds]}::int[])${
		weekday === null
			? Prisma.empty
			: Prisma.sql` AND extract(isodow FROM f.date) = ${weekday}`
	}`;
}

/** What tables of visits and bookings can be narrowed to besides. */
function narrowedMore({ serviceId, hours }: FiguresQuery): Prisma.Sql {
	const service =
		serviceId === null
			? Prisma.empty
			: Prisma.sql` AND ${serviceId} = ANY(f.service_ids)`;
	const hour =
		hours === null
			? Prisma.empty
			: Prisma.sql` AND f.hour BETWEEN ${hours.from} AND ${hours.until}`;
	return Prisma.sql`${service}${hour}`;
}

function countVisits(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedVisits[]> {
	const served = Prisma.sql`FILTER (WHERE outcome IN ('done', 'unsettled'))`;
	const measured = Prisma.sql`FILTER (WHERE outcome IN ('done', 'unsettled') AND service_seconds > 0)`;
	return db().$queryRaw<CountedVisits[]>`
		WITH fact AS (
			SELECT p.period, ${keyOf(by, { hour: true, services: "list" })} AS key, f.booked, f.outcome, f.remote,
				-- Nobody waits in the house for a call or a room.
				CASE WHEN NOT f.remote THEN f.wait_seconds END AS wait_seconds,
				CASE WHEN NOT f.remote THEN f.way_seconds END AS way_seconds, f.service_seconds, f.planned_seconds, f.as_told
			FROM ${periods(query)} JOIN visit_figure f ON ${narrowed(query)}${narrowedMore(query)})
		SELECT period, key, booked, count(*)::int AS visits, count(*) ${served}::int AS served,
			count(*) FILTER (WHERE outcome IN ('done', 'unsettled') AND NOT remote)::int AS waited,
			count(*) FILTER (WHERE outcome IN ('left', 'no-show'))::int AS left,
			percentile_cont(array[0.5, 0.9]) WITHIN GROUP (ORDER BY wait_seconds) ${served} AS wait,
			percentile_cont(array[0.5, 0.9]) WITHIN GROUP (ORDER BY way_seconds) ${served} AS way,
			percentile_cont(array[0.5, 0.9]) WITHIN GROUP (ORDER BY service_seconds) ${measured} AS service,
			count(*) ${measured}::int AS measured,
			count(as_told)::int AS told, count(*) FILTER (WHERE as_told)::int AS "asTold",
			coalesce(sum(planned_seconds) ${measured}, 0)::float8 AS "plannedSeconds",
			coalesce(sum(service_seconds) ${measured}, 0)::float8 AS "serviceSeconds"
		FROM fact GROUP BY GROUPING SETS ((period, key, booked), (period, key))`;
}

function countBookings(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedBookings[]> {
	return db().$queryRaw<CountedBookings[]>`
		SELECT period, key, kind, channel, sum(count)::int AS count FROM (
			SELECT p.period, ${keyOf(by, { hour: true, services: "list" })} AS key, f.kind, f.channel, f.count
			FROM ${periods(query)} JOIN booking_figure f ON ${narrowed(query)}${narrowedMore(query)}) fact
		GROUP BY 1, 2, 3, 4`;
}

/** One line for all services: there is no choosing among them. */
function countQueues(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedQueue[]> {
	return db().$queryRaw<CountedQueue[]>`
		SELECT p.period, ${keyOf(by, { hour: true, services: null })} AS key, sum(f.visits)::int AS visits,
			sum(f.waiting_seconds)::float8 AS "waitingSeconds", sum(f.open_seconds)::float8 AS "openSeconds",
			max(f.most) AS most
		FROM ${periods(query)} JOIN queue_figure f ON ${narrowed(query)}${narrowedMore({ ...query, serviceId: null })}
		GROUP BY 1, 2`;
}

function countCapacity(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedCapacity[]> {
	return db().$queryRaw<CountedCapacity[]>`
		SELECT p.period, ${keyOf(by, { hour: false, services: null })} AS key, f.channel,
			sum(f.open_minutes)::int AS "openMinutes", sum(f.booked_minutes)::int AS "bookedMinutes",
			sum(f.people)::int AS people
		FROM ${periods(query)} JOIN capacity_figure f ON ${narrowed(query)}
		GROUP BY 1, 2, 3`;
}

function countLeads(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedLeads[]> {
	const service =
		query.serviceId === null
			? Prisma.empty
			: Prisma.sql` AND f.service_id = ${query.serviceId}`;
	return db().$queryRaw<CountedLeads[]>`
		SELECT p.period, ${keyOf(by, { hour: false, services: "one" })} AS key, count(*)::int AS measured,
			(count(*) - count(f.days))::int AS none, percentile_cont(0.5) WITHIN GROUP (ORDER BY f.days) AS median
		FROM ${periods(query)} JOIN lead_time f ON ${narrowed(query)}${service}
		GROUP BY 1, 2`;
}

/** What is counted without a station belongs to all of them. */
function countThings(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedThings[]> {
	const wide = { ...query, stationIds: [0, ...query.stationIds] };
	return db().$queryRaw<CountedThings[]>`
		SELECT p.period, ${keyOf(by, { hour: false, services: null })} AS key, f.what, sum(f.count)::int AS count
		FROM ${periods(query)} JOIN day_count f ON ${narrowed(wide)}
		GROUP BY 1, 2, 3`;
}

/** On the day of the visit; where nobody said when that was, on the day it was written. */
function countAnswers(
	query: FiguresQuery,
	by: Dimension | null,
): Promise<CountedAnswers[]> {
	const service =
		query.serviceId === null
			? Prisma.empty
			: Prisma.sql` AND f.service_id = ${query.serviceId}`;
	return db().$queryRaw<CountedAnswers[]>`
		SELECT p.period, ${keyOf(by, { hour: false, services: "one" })} AS key, count(*)::int AS answers,
			avg(f.rating_booking)::float8 AS booking, count(f.rating_booking)::int AS bookings,
			avg(f.rating_waiting)::float8 AS wait, count(f.rating_waiting)::int AS waits,
			avg(f.rating_service)::float8 AS service, count(f.rating_service)::int AS services
		FROM ${periods(query)} JOIN (
			SELECT *, coalesce(day, (created_at AT TIME ZONE ${zone()})::date) AS date FROM feedback
			WHERE type = 'opinion' AND coalesce(rating_booking, rating_waiting, rating_service) IS NOT NULL) f
			ON ${narrowed(query)}${service}
		GROUP BY 1, 2`;
}

function countLanguages(query: FiguresQuery): Promise<CountedLanguages[]> {
	return db().$queryRaw<CountedLanguages[]>`
		SELECT period, locale, sum(bookings)::int AS bookings, sum(visits)::int AS visits FROM (
			SELECT p.period, f.locale, f.count AS bookings, 0 AS visits
			FROM ${periods(query)} JOIN booking_figure f ON ${narrowed(query)}${narrowedMore(query)} AND f.kind = 'booked'
			UNION ALL
			SELECT p.period, f.locale, 0, 1
			FROM ${periods(query)} JOIN visit_figure f ON ${narrowed(query)}${narrowedMore(query)}) fact
		GROUP BY 1, 2 ORDER BY 3 DESC, 2`;
}

/** Three groupings of one look at each visit: a row for each of the three times of each would be as many again. */
function countSpread(query: FiguresQuery): Promise<CountedSpread[]> {
	const last = SPREAD_CLASSES - 1;
	const classOf = (column: Prisma.Sql, minutes: number) =>
		Prisma.sql`least(${column} / ${minutes * 60}, ${last})`;
	return db().$queryRaw<CountedSpread[]>`
		SELECT CASE WHEN grouping(wait) = 0 THEN 'wait' WHEN grouping(way) = 0 THEN 'way' ELSE 'service' END AS what,
			period, booked, coalesce(wait, way, service) AS class, count(*)::int AS count
		FROM (
			SELECT p.period, f.booked, CASE WHEN NOT f.remote THEN ${classOf(Prisma.sql`f.wait_seconds`, SPREAD_WIDTH.wait)} END AS wait,
				CASE WHEN NOT f.remote THEN ${classOf(Prisma.sql`f.way_seconds`, SPREAD_WIDTH.way)} END AS way,
				CASE WHEN f.service_seconds > 0 THEN ${classOf(Prisma.sql`f.service_seconds`, SPREAD_WIDTH.service)} END AS service
			FROM ${periods(query)}
			JOIN visit_figure f ON ${narrowed(query)}${narrowedMore(query)} AND f.outcome IN ('done', 'unsettled')) fact
		GROUP BY GROUPING SETS ((period, booked, wait), (period, booked, way), (period, booked, service))
		HAVING coalesce(wait, way, service) IS NOT NULL`;
}
