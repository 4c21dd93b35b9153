import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { WAS_HERE } from "#lib/queue/afar/queries/was-here.ts";
import {
	deskHabitsOf,
	type PlannedDesk,
	type SeenDesk,
} from "#lib/queue/waits/rules/desk-habits.ts";
import type {
	DeskHabits,
	People,
	UsualWalkIns,
} from "#lib/queue/waits/rules/measures.ts";
import { PARTS } from "#lib/queue/waits/rules/spread.ts";
import {
	addDays,
	type CivilDate,
	datesBetween,
	instantAt,
	zone,
} from "#lib/time.ts";

/** Of fewer people nothing is said. */
const ENOUGH = 30;
/** A roster of last month tells little about who sits down today. */
const DESK_WEEKS = 3;

/**
 * Each step of the visits of these days that was not taken back, with the one after it. What is still open at night is
 * ended by the system (closeDays): how long that took nobody knows.
 */
const steps = (from: CivilDate, until: CivilDate) => Prisma.sql`
	SELECT v.id AS visit_id, v.station_id, v.date, v.appointment_id, a.starts_at, v.arrived_at, v.priority, v.status,
		e.id, e.kind, e.to_status, e.desk_id, e.at,
		lead(e.at) OVER steps AS until, lead(e.to_status) OVER steps AS next,
		row_number() OVER steps AS number, first_value(e.to_status) OVER steps AS first,
		e.actor IS NOT DISTINCT FROM 'system' AS is_night, coalesce(lead(e.actor) OVER steps = 'system', false) AS until_night
	FROM visit v JOIN visit_event e ON e.visit_id = v.id AND NOT e.undone AND e.kind <> 'undone'
	LEFT JOIN appointment a ON a.id = v.appointment_id
	WHERE v.date >= ${from}::date AND v.date < ${until}::date AND ${WAS_HERE}
	WINDOW steps AS (PARTITION BY v.id ORDER BY e.id)`;

interface PeopleRow {
	lateness: number[] | null;
	came: number;
	walkIns: number;
	left: number;
	leftAfter: number[] | null;
	calls: number;
	emptyCalls: number;
	emptyMinutes: number | null;
	unseen: number;
	unseenAfter: number | null;
	unseenMinutes: number | null;
	missing: number;
	emergency: number;
	priority: number;
	rest: number | null;
}

/** What people did on these days (the last one left out). Null: too few were seen. */
export async function measurePeople(
	from: CivilDate,
	until: CivilDate,
): Promise<People | null> {
	const [row] = await db().$queryRaw<PeopleRow[]>`
		WITH step AS (${steps(from, until)}),
		sent_on AS (SELECT visit_id FROM step WHERE kind = 'sent-on'),
		came AS (
			SELECT extract(epoch FROM at - starts_at)::float8 / 60 AS minutes FROM step
			WHERE number = 1 AND kind = 'arrived' AND starts_at IS NOT NULL),
		late AS (SELECT part, avg(minutes) AS minutes FROM (
			SELECT minutes, ntile(${PARTS}::int) OVER (ORDER BY minutes) AS part FROM came) parts GROUP BY part),
		gone AS (
			SELECT extract(epoch FROM at - arrived_at)::float8 / 60 AS minutes FROM step
			WHERE kind = 'left' AND appointment_id IS NULL AND NOT is_night
				-- Who was served at one desk and leaves before the next did not leave unserved.
				AND visit_id NOT IN (SELECT visit_id FROM sent_on)),
		patience AS (SELECT part, avg(minutes) AS minutes FROM (
			SELECT minutes, ntile(${PARTS}::int) OVER (ORDER BY minutes) AS part FROM gone) parts GROUP BY part),
		walk_in AS (SELECT DISTINCT visit_id, priority, status FROM step WHERE appointment_id IS NULL),
		-- Whoever was called without having been seen is not in it: unseen has them.
		calling AS (SELECT next IN ('parked', 'left', 'no-show') AS empty, extract(epoch FROM until - at)::float8 / 60 AS minutes FROM step
			WHERE to_status = 'called' AND first <> 'called' AND until IS NOT NULL AND next <> 'called' AND NOT until_night),
		unseen AS (
			SELECT visit_id, extract(epoch FROM at - starts_at)::float8 / 60 AS after,
				(SELECT CASE WHEN bool_or(o.is_night) THEN NULL ELSE extract(epoch FROM max(coalesce(o.until, o.at)) - s.at)::float8 / 60 END
					FROM step o WHERE o.visit_id = s.visit_id) AS minutes
			FROM step s WHERE number = 1 AND to_status = 'called' AND starts_at IS NOT NULL),
		-- A note or another concern does not end it.
		stay AS (SELECT visit_id, id, at, until, until_night, to_status,
				count(*) FILTER (WHERE to_status <> 'serving' OR kind = 'serving') OVER (PARTITION BY visit_id ORDER BY id) AS number
			FROM step),
		serving AS (SELECT visit_id, sum(extract(epoch FROM until - at))::float8 / 60 AS minutes,
				row_number() OVER (PARTITION BY visit_id ORDER BY number) AS stay
			FROM stay WHERE to_status = 'serving'
				-- What is done at the next desk is not the rest of what was done at the first.
				AND visit_id NOT IN (SELECT visit_id FROM sent_on)
			GROUP BY visit_id, number HAVING bool_and(until IS NOT NULL AND NOT until_night))
		SELECT (SELECT array_agg(minutes ORDER BY part) FROM late) AS lateness,
			(SELECT count(*)::int FROM came) AS came,
			(SELECT count(*)::int FROM walk_in) AS "walkIns",
			(SELECT count(*)::int FROM gone) AS left,
			(SELECT array_agg(minutes ORDER BY part) FROM patience) AS "leftAfter",
			(SELECT count(*)::int FROM calling) AS calls,
			(SELECT count(*)::int FROM calling WHERE empty) AS "emptyCalls",
			(SELECT avg(minutes) FROM calling WHERE empty) AS "emptyMinutes",
			(SELECT count(*)::int FROM unseen) AS unseen,
			(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY after) FROM unseen) AS "unseenAfter",
			(SELECT avg(minutes) FROM unseen) AS "unseenMinutes",
			(SELECT count(*)::int FROM appointment a WHERE a.date >= ${from}::date AND a.date < ${until}::date
				AND a.status IN ('booked', 'no-show') AND a.kind = 'counter'
				AND NOT EXISTS (SELECT FROM visit v WHERE v.appointment_id = a.id)) AS missing,
			(SELECT count(*)::int FROM walk_in WHERE priority = 'emergency') AS emergency,
			(SELECT count(*)::int FROM walk_in WHERE priority = 'priority') AS priority,
			(SELECT sum(minutes) FILTER (WHERE stay = 2) / nullif(count(*) FILTER (WHERE stay = 2), 0) / nullif(avg(minutes) FILTER (WHERE stay = 1), 0)
				FROM serving) AS rest`;
	if (!row || row.came + row.walkIns < ENOUGH) return null;
	const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
	return {
		lateness: row.came >= ENOUGH ? row.lateness : null,
		leaving:
			row.left > 0 && row.leftAfter && row.walkIns >= ENOUGH
				? { share: share(row.left, row.walkIns), after: row.leftAfter }
				: null,
		empty: {
			share: share(row.emptyCalls, row.calls),
			minutes: row.emptyMinutes ?? 0,
		},
		unseen: {
			share: share(row.unseen, row.unseen + row.missing),
			after: Math.max(0, row.unseenAfter ?? 0),
			minutes: row.unseenMinutes ?? 0,
		},
		rest: Math.min(1, row.rest ?? 1),
		urgent: {
			emergency: share(row.emergency, row.walkIns),
			priority: share(row.priority, row.walkIns),
		},
	};
}

/** How the desks of the last weeks were taken, beside the roster as it stands now. Null: too little was seen. */
export async function measureDesks(
	today: CivilDate,
): Promise<DeskHabits | null> {
	const from = addDays(today, -7 * DESK_WEEKS);
	const seen = await listSeen(from, today);
	if (seen.length === 0) return null;
	const stations = await db().station.findMany({ select: { id: true } });
	const facts = await loadFacts(
		stations.map(({ id }) => id),
		datesBetween(from, addDays(today, -1)),
	);
	const planned = facts.flatMap(({ stationId, days }) =>
		days.flatMap(({ date, windows }) =>
			[...Map.groupBy(windows, ({ deskId }) => deskId)].map(
				([deskId, own]): PlannedDesk => ({
					stationId,
					date,
					deskId,
					from: instantAt(date, Math.min(...own.map((one) => one.from)))
						.epochMilliseconds,
					until: instantAt(date, Math.max(...own.map((one) => one.until)))
						.epochMilliseconds,
				}),
			),
		),
	);
	return deskHabitsOf(planned, seen);
}

async function listSeen(
	from: CivilDate,
	until: CivilDate,
): Promise<SeenDesk[]> {
	const rows = await db().$queryRaw<
		{
			stationId: number;
			date: CivilDate;
			deskId: number;
			from: Date;
			until: Date;
			gaps: { hour: number; minutes: number }[] | null;
		}[]
	>`
		WITH step AS (${steps(from, until)}),
		-- When anybody waited whose time had come.
		line AS (
			SELECT station_id, date, range_agg(tstzrange(greatest(at, starts_at), until)) AS waited FROM step
			WHERE to_status = 'waiting' AND until > greatest(at, starts_at) AND until < at + interval '1 day' GROUP BY 1, 2),
		desk AS (
			SELECT station_id, date, desk_id, min(at) AS from, max(until) AS until, range_agg(tstzrange(at, until)) AS busy FROM step
			WHERE to_status IN ('called', 'serving') AND desk_id IS NOT NULL AND until > at AND NOT until_night GROUP BY 1, 2, 3)
		SELECT d.station_id AS "stationId", d.date::text, d.desk_id AS "deskId", d.from, d.until, gap.list AS gaps
		FROM desk d LEFT JOIN line l USING (station_id, date)
		LEFT JOIN LATERAL (
			SELECT json_agg(json_build_object('hour', extract(hour FROM lower(part) AT TIME ZONE ${zone()})::int,
				'minutes', extract(epoch FROM upper(part) - lower(part)) / 60)) AS list
			FROM unnest((tstzmultirange(tstzrange(d.from, d.until)) - d.busy) * l.waited) AS part) gap ON true`;
	return rows.map(({ from: first, until: last, gaps, ...desk }) => ({
		...desk,
		from: first.getTime(),
		until: last.getTime(),
		gaps: gaps ?? [],
	}));
}

/** How many come without an appointment, by station, weekday and hour. Null: nobody was seen. */
export async function measureWalkIns(
	from: CivilDate,
	until: CivilDate,
): Promise<UsualWalkIns | null> {
	const rows = await db().$queryRaw<
		{ key: string; hour: number; people: number }[]
	>`
		WITH day AS (
			SELECT station_id, extract(isodow FROM date)::int AS weekday, count(DISTINCT date) AS days FROM visit
			WHERE date >= ${from}::date AND date < ${until}::date GROUP BY 1, 2)
		SELECT v.station_id || ':' || day.weekday AS key, extract(hour FROM v.arrived_at AT TIME ZONE ${zone()})::int AS hour,
			(count(*) / max(day.days)::float8)::float8 AS people
		FROM visit v JOIN day ON day.station_id = v.station_id AND day.weekday = extract(isodow FROM v.date)
		WHERE v.date >= ${from}::date AND v.date < ${until}::date AND v.appointment_id IS NULL AND ${WAS_HERE}
		GROUP BY v.station_id, day.weekday, 2 ORDER BY 1, 2`;
	const [length] = await db().$queryRaw<{ minutes: number | null }[]>`
		WITH step AS (${steps(from, until)})
		SELECT (sum(extract(epoch FROM until - at)) / nullif(count(DISTINCT visit_id), 0) / 60)::float8 AS minutes FROM step
		WHERE appointment_id IS NULL AND to_status = 'serving' AND NOT until_night`;
	if (rows.length === 0 || !length?.minutes) return null;
	return {
		minutes: length.minutes,
		hours: Map.groupBy(rows, ({ key }) => key),
	};
}
