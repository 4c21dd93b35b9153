import "server-only";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { changeOwn } from "#lib/finished/own.ts";
import { readsFrom } from "#lib/finished/recording.ts";
import { type Measures, UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { type PaceRow, pacesOf } from "#lib/queue/waits/rules/paces.ts";
import { meanOf, PARTS } from "#lib/queue/waits/rules/spread.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { addDays, type CivilDate, civilDateOf, zone } from "#lib/time.ts";
import {
	measureDesks,
	measurePeople,
	measureWalkIns,
} from "./measured-people.ts";

/** So far back service times are looked at. */
const WEEKS = 8;
/** Fewer say nothing. */
const ENOUGH_OF_ALL = 30;

interface Known {
	day: CivilDate | null;
	measuring: Promise<Measures>;
	/** What was measured last. */
	last: Measures | null;
}

/**
 * Measured once a day, since it looks at whole days before today; eight weeks of them take seconds. Only the first one
 * ever waits for it (scripts/setup/warm.ts): on a new day yesterday's measures serve until today's are there.
 */
export async function getMeasures(now: Temporal.Instant): Promise<Measures> {
	readsFrom("measures");
	const today = civilDateOf(now);
	const known = onGlobal(
		"measures",
		(): Known => ({
			day: null,
			measuring: Promise.resolve(UNMEASURED),
			last: null,
		}),
	);
	if (known.day !== today) {
		known.day = today;
		known.measuring = measureBefore(today);
		known.measuring.then(
			(measures) => {
				known.last = measures;
				changeOwn("measures", today);
			},
			// Whoever asks next tries again.
			() => {
				known.day = null;
			},
		);
	}
	return known.last ?? known.measuring;
}

/** What days before this one say, and none after it: takes seconds. */
export async function measureBefore(today: CivilDate): Promise<Measures> {
	const from = addDays(today, -7 * WEEKS);
	const seen = {
		...dropNull("people", await measurePeople(from, today)),
		...dropNull("desks", await measureDesks(today)),
		...dropNull("walkIns", await measureWalkIns(from, today)),
	};
	const rows = await listPaces(from, today);
	const paces = pacesOf(rows);
	const [all] = await listSpread(from, today);
	const [shown] = await db().$queryRaw<
		{ rate: number | null; count: number }[]
	>`
		SELECT avg((status NOT IN ('booked', 'no-show'))::int)::float8 AS rate, count(*)::int AS count
		FROM appointment
		WHERE date >= ${from}::date AND date < ${today}::date AND kind = 'counter'
			AND status IN ('booked', 'arrived', 'called', 'serving', 'done', 'unsettled', 'no-show')`;
	const showRate =
		shown &&
		shown.rate !== null &&
		shown.rate > 0 &&
		shown.count >= ENOUGH_OF_ALL
			? shown.rate
			: UNMEASURED.showRate;
	if (!all?.spread || !paces) return { ...UNMEASURED, showRate, ...seen };
	const mean = meanOf(all.spread);
	return {
		...paces,
		spread: all.spread.map((ratio) => ratio / mean),
		wayMs: all.way * 1000,
		showRate,
		...seen,
	};
}

const dropNull = <Name extends string, Value>(
	name: Name,
	value: Value | null,
): { [Key in Name]?: Value } =>
	value === null ? {} : ({ [name]: value } as { [Key in Name]: Value });

/** A visit that was at more than one desk, one thing after the other. */
const DONE_LEGS = Prisma.sql`
	SELECT FROM visit_leg l WHERE l.visit_id = v.id AND l.done_at IS NOT NULL`;

/**
 * The steps of such visits: the n-th that was done is the n-th time that somebody was sent on, and what came last is what
 * the visit was for in the end (no leg). Those that were served once, as of the others.
 */
const legs = (from: CivilDate, until: CivilDate) => Prisma.sql`
	SELECT step.id, step.date, step.station_id, extract(hour FROM min(step.at) AT TIME ZONE ${zone()})::int AS hour,
		extract(epoch FROM max(step.at) FILTER (WHERE kind IN ('done', 'unsettled', 'sent-on') AND actor IS DISTINCT FROM 'system')
			- max(step.at) FILTER (WHERE kind = 'serving'))::float8 AS seconds,
		extract(epoch FROM max(step.at) FILTER (WHERE kind = 'serving')
			- max(step.at) FILTER (WHERE kind = 'called'))::float8 AS way,
		(SELECT l.number FROM visit_leg l WHERE l.visit_id = step.id AND l.done_at IS NOT NULL AND l.number = step.before + 1) AS leg
	FROM (
		SELECT v.id, v.date, v.station_id, e.kind, e.at, e.actor,
			count(*) FILTER (WHERE e.kind = 'sent-on') OVER (PARTITION BY v.id ORDER BY e.id)
				- (e.kind = 'sent-on')::int AS before
		FROM visit v JOIN visit_event e ON e.visit_id = v.id AND NOT e.undone
		WHERE v.date >= ${from}::date AND v.date < ${until}::date AND v.status IN ('done', 'unsettled')
			AND EXISTS (${DONE_LEGS})) step
	GROUP BY step.id, step.date, step.station_id, step.before
	HAVING count(*) FILTER (WHERE kind = 'serving') = 1`;

/**
 * Visits that were served once, with what was planned for them and what it took; `planned.service` is theirs if it was a
 * single one. Of a visit that went to several desks each step counts as one, with what was done in it.
 */
const served = (from: CivilDate, until: CivilDate) => Prisma.sql`
	SELECT served.*, planned.service, planned.services, planned.persons, planned.seconds AS planned
	FROM (
		SELECT v.id, v.date, v.station_id, extract(hour FROM v.arrived_at AT TIME ZONE ${zone()})::int AS hour,
			extract(epoch FROM max(e.at) FILTER (WHERE e.kind IN ('done', 'unsettled') AND e.actor IS DISTINCT FROM 'system')
				- max(e.at) FILTER (WHERE e.kind = 'serving'))::float8 AS seconds,
			extract(epoch FROM max(e.at) FILTER (WHERE e.kind = 'serving')
				- max(e.at) FILTER (WHERE e.kind = 'called'))::float8 AS way, NULL::int AS leg
		FROM visit v JOIN visit_event e ON e.visit_id = v.id AND NOT e.undone
		WHERE v.date >= ${from}::date AND v.date < ${until}::date AND v.status IN ('done', 'unsettled')
			AND NOT EXISTS (${DONE_LEGS})
		GROUP BY v.id
		HAVING count(*) FILTER (WHERE e.kind = 'serving') = 1
		UNION ALL ${legs(from, until)}) served
	-- Looked up for each: joined, PostgreSQL takes them for a few and compares each with all.
	CROSS JOIN LATERAL (
		SELECT min(vs.service_id) AS service, count(*) AS services, max(vs.quantity) AS persons,
			sum(coalesce(p.duration_minutes, s.duration_minutes)
				+ (vs.quantity - 1) * coalesce(p.extra_minutes, s.extra_minutes)) * 60.0 AS seconds
		FROM (
			SELECT service_id, quantity FROM visit_service WHERE visit_id = served.id AND served.leg IS NULL
			UNION ALL SELECT service_id, quantity FROM visit_leg_service WHERE visit_id = served.id AND number = served.leg) vs
		JOIN service s ON s.id = vs.service_id
		LEFT JOIN LATERAL (
			SELECT duration_minutes, extra_minutes FROM service_plan
			WHERE service_id = s.id AND valid_from <= served.date ORDER BY valid_from DESC LIMIT 1) p ON true) planned
	WHERE served.seconds > 0 AND planned.seconds > 0`;

/** Of those for a single service. */
function listPaces(from: CivilDate, until: CivilDate): Promise<PaceRow[]> {
	return db().$queryRaw<PaceRow[]>`
		SELECT station_id AS "stationId", service AS "serviceId", hour, least(persons, 3)::int AS persons, count(*)::int AS visits,
			(sum(planned) / 60)::float8 AS "plannedMinutes", (sum(seconds) / 60)::float8 AS "realMinutes"
		FROM (${served(from, until)}) one
		WHERE services = 1
		GROUP BY 1, 2, 3, 4`;
}

interface SpreadRow {
	/** Real by planned minutes, the means of equal parts. */
	spread: number[] | null;
	/** Median of the seconds from the call to the desk. */
	way: number;
}

function listSpread(from: CivilDate, until: CivilDate): Promise<SpreadRow[]> {
	return db().$queryRaw<SpreadRow[]>`
		WITH one AS (SELECT seconds / planned AS ratio, way, ntile(${PARTS}::int) OVER (ORDER BY seconds / planned) AS part
			FROM (${served(from, until)}) one),
		part AS (SELECT part, avg(ratio)::float8 AS ratio FROM one GROUP BY part)
		SELECT (SELECT array_agg(ratio ORDER BY part) FROM part) AS spread,
			coalesce((SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY way) FROM one), 60)::float8 AS way`;
}
