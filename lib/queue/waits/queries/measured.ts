import "server-only";
import { db } from "#lib/db/client.ts";
import { changeOwn } from "#lib/finished/own.ts";
import { readsFrom } from "#lib/finished/recording.ts";
import { type Measures, UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

/** So far back service times are looked at. */
const WEEKS = 8;
/** Fewer say nothing. */
const ENOUGH = 10;
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
		known.measuring = measure(today);
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

async function measure(today: CivilDate): Promise<Measures> {
	const from = addDays(today, -7 * WEEKS);
	const [all] = await listPaces(from, today, false);
	const [shown] = await db().$queryRaw<
		{ rate: number | null; count: number }[]
	>`
		SELECT avg((status NOT IN ('booked', 'no-show'))::int)::float8 AS rate, count(*)::int AS count
		FROM appointment
		WHERE date >= ${from}::date AND date < ${today}::date
			AND status IN ('booked', 'arrived', 'called', 'serving', 'done', 'unsettled', 'no-show')`;
	const showRate =
		shown &&
		shown.rate !== null &&
		shown.rate > 0 &&
		shown.count >= ENOUGH_OF_ALL
			? shown.rate
			: UNMEASURED.showRate;
	if (!all || all.count < ENOUGH_OF_ALL) return { ...UNMEASURED, showRate };
	const services = await listPaces(from, today, true);
	return {
		pace: new Map(
			services
				.filter(({ count }) => count >= ENOUGH)
				.map(({ service, spread }) => [service, middleOf(spread)]),
		),
		paceOfAll: middleOf(all.spread),
		spread: all.spread.map((ratio) => ratio / middleOf(all.spread)),
		wayMs: all.way * 1000,
		showRate,
	};
}

const middleOf = (spread: readonly number[]) =>
	((spread[4] ?? 1) + (spread[5] ?? 1)) / 2;

interface Pace {
	service: number;
	count: number;
	/** Real by planned minutes at 5, 15 … 95 %. */
	spread: number[];
	/** Median of the seconds from the call to the desk. */
	way: number;
}

/**
 * Real by planned service times of visits that were served once: of all together (service 0), or of those for a single
 * service by service.
 */
function listPaces(
	from: CivilDate,
	until: CivilDate,
	byService: boolean,
): Promise<Pace[]> {
	return db().$queryRaw<Pace[]>`
		WITH served AS (
			SELECT v.id, v.date,
				extract(epoch FROM max(e.at) FILTER (WHERE e.kind IN ('done', 'unsettled') AND e.actor IS DISTINCT FROM 'system')
					- max(e.at) FILTER (WHERE e.kind = 'serving'))::float8 AS seconds,
				extract(epoch FROM max(e.at) FILTER (WHERE e.kind = 'serving')
					- max(e.at) FILTER (WHERE e.kind = 'called'))::float8 AS way
			FROM visit v JOIN visit_event e ON e.visit_id = v.id AND NOT e.undone
			WHERE v.date >= ${from}::date AND v.date < ${until}::date AND v.status IN ('done', 'unsettled')
			GROUP BY v.id
			HAVING count(*) FILTER (WHERE e.kind = 'serving') = 1)
		SELECT CASE WHEN ${byService} THEN planned.service ELSE 0 END AS service, count(*)::int AS count,
			percentile_cont(array[0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95])
				WITHIN GROUP (ORDER BY served.seconds / planned.seconds) AS spread,
			percentile_cont(0.5) WITHIN GROUP (ORDER BY served.way) AS way
		-- Looked up for each: joined, PostgreSQL takes them for a few and compares each with all.
		FROM served CROSS JOIN LATERAL (
			SELECT min(vs.service_id) AS service, count(*) AS services,
				sum(coalesce(p.duration_minutes, s.duration_minutes)
					+ (vs.quantity - 1) * coalesce(p.extra_minutes, s.extra_minutes)) * 60.0 AS seconds
			FROM visit_service vs JOIN service s ON s.id = vs.service_id
			LEFT JOIN LATERAL (
				SELECT duration_minutes, extra_minutes FROM service_plan
				WHERE service_id = s.id AND valid_from <= served.date ORDER BY valid_from DESC LIMIT 1) p ON true
			WHERE vs.visit_id = served.id) planned
		WHERE served.seconds > 0 AND planned.seconds > 0 AND (planned.services = 1 OR NOT ${byService})
		GROUP BY 1`;
}
