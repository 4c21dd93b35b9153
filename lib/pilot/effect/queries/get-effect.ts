import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Phase } from "#lib/catalog/catalog.ts";
import { phaseDecisionOf } from "#lib/catalog/queries/rows.ts";
import { phaseChanges } from "#lib/catalog/rules/phase.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { whileItHolds } from "#lib/finished/finished.ts";
import { noticeClock, reading } from "#lib/finished/recording.ts";
import type {
	StationDay,
	StationOnline,
	WaitBefore,
} from "#lib/pilot/effect/effect.ts";
import { type Effect, effectOf } from "#lib/pilot/effect/rules/effect.ts";
import { onlineSpans } from "#lib/pilot/effect/rules/online-spans.ts";
import { periodsOf } from "#lib/pilot/effect/rules/periods.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, type CivilDate, civilDateOf, instantAt } from "#lib/time.ts";
import { readDays } from "./read-days.ts";

export interface KnownEffect extends Effect {
	/** The last day that counts: today is not over. */
	until: CivilDate;
	/** The days that were counted, ascending: years around each start, and the last ones. */
	days: readonly StationDay[];
	entered: readonly WaitBefore[];
	online: readonly StationOnline[];
	/** Within so many days the city wants to serve everybody who wants an appointment. */
	promiseDays: number;
}

/** The same for everybody, public and in charge; one look serves all who ask while it holds. */
export function getEffect(now: Temporal.Instant): Promise<KnownEffect> {
	return whileItHolds(
		"effect",
		now,
		() => readEffect(civilDateOf(now), now),
		"day",
	);
}

/** For those in charge: it is about every station, and as much of it is public. */
export async function findEffect(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<KnownEffect, "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	return allowed.ok ? ok(await getEffect(now)) : allowed;
}

/**
 * As it was known at the end of this day, by what was promised on it, for the report on a month that is over; of today,
 * which is not over, as it was known yesterday.
 */
export async function readEffect(
	day: CivilDate,
	now: Temporal.Instant,
): Promise<KnownEffect> {
	noticeClock(now, "day");
	return reading(["catalog", "city", "figures"], async () => {
		const yesterday = addDays(civilDateOf(now), -1);
		const until = day < yesterday ? day : yesterday;
		const promiseDays = await readPromise(day);
		const entered = await readEntered(until);
		const online = await readOnline(until);
		const starts = online.flatMap(({ spans: [first] }) => first?.from ?? []);
		const periods = periodsOf(starts, until);
		const days = (
			await Promise.all(periods.map((one) => readDays(one, promiseDays)))
		).flat();
		return {
			...effectOf({ days, entered, online }),
			until,
			days,
			entered,
			online,
			promiseDays,
		};
	});
}

async function readPromise(day: CivilDate): Promise<number> {
	const before = await db().promiseBefore.findFirst({
		where: { until: { gt: toDbDate(day) } },
		orderBy: { until: "asc" },
	});
	if (before) return before.days;
	const city = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { promiseDays: true },
	});
	return city.promiseDays;
}

async function readEntered(until: CivilDate): Promise<WaitBefore[]> {
	const rows = await db().waitBefore.findMany({
		where: { lastDay: { lte: toDbDate(until) } },
		orderBy: [{ stationId: "asc" }, { firstDay: "asc" }],
	});
	return rows.map(
		({ firstDay, lastDay, meanMinutes, medianMinutes, ...row }) => ({
			...row,
			firstDay: fromDbDate(firstDay),
			lastDay: fromDbDate(lastDay),
			mean: meanMinutes,
			median: medianMinutes,
		}),
	);
}

/** As phases were when that day ended. */
async function readOnline(until: CivilDate): Promise<StationOnline[]> {
	const midnight = instantAt(addDays(until, 1), 0).epochMilliseconds;
	const stations = await db().station.findMany({
		orderBy: { position: "asc" },
		select: {
			id: true,
			phase: true,
			decisions: {
				where: { kind: { in: ["phase", "withdrawn"] } },
				orderBy: { id: "asc" },
			},
		},
	});
	const firstDays = await readFirstDays(until);
	const first = [...firstDays.values()].sort()[0] ?? until;
	return stations.map(({ id, phase, decisions }) => ({
		stationId: id,
		spans: onlineSpans(
			phase as Phase,
			phaseChanges(decisions.map(phaseDecisionOf)),
			firstDays.get(id) ?? first,
			midnight - 1,
		),
	}));
}

/** The first day on which a visit was counted at each station; one without any is not in it. */
async function readFirstDays(
	until: CivilDate,
): Promise<ReadonlyMap<number, CivilDate>> {
	const rows = await db().$queryRaw<{ id: number; date: CivilDate }[]>`
		SELECT s.id, first.date::text AS date FROM station s
		CROSS JOIN LATERAL (SELECT f.date FROM visit_figure f
			WHERE f.station_id = s.id AND f.date <= ${until}::date ORDER BY f.date LIMIT 1) first`;
	return new Map(rows.map(({ id, date }) => [id, date]));
}
