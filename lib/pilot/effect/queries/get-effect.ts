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
import { ok, type Result } from "#lib/result.ts";
import { addDays, type CivilDate, civilDateOf, instantAt } from "#lib/time.ts";
import { readDays } from "./read-days.ts";

export interface KnownEffect extends Effect {
	/** The last day that counts: today is not over. */
	until: CivilDate;
	/** Every day that was counted, ascending. */
	days: readonly StationDay[];
	entered: readonly WaitBefore[];
	online: readonly StationOnline[];
	/** Within so many days the city wants to serve everybody who wants an appointment. */
	promiseDays: number;
}

/** A year before the first start and a year after the last one would be enough; older days are not looked at. */
const MOST_DAYS = 3 * 366;

/** The same for everybody, public and in charge; one look serves all who ask while it holds. */
export function getEffect(now: Temporal.Instant): Promise<KnownEffect> {
	return whileItHolds(
		"effect",
		now,
		() => readEffect(addDays(civilDateOf(now), -1), now),
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

/** As it was known at the end of this day, for the report on a month that is over. */
export async function readEffect(
	until: CivilDate,
	now: Temporal.Instant,
): Promise<KnownEffect> {
	noticeClock(now, "day");
	return reading(["catalog", "city", "figures"], async () => {
		const { promiseDays } = await db().city.findUniqueOrThrow({
			where: { id: 1 },
			select: { promiseDays: true },
		});
		const days = await readDays(
			{ from: addDays(until, -MOST_DAYS), until },
			promiseDays,
		);
		const entered = await readEntered(until);
		const online = await readOnline(days, until);
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
async function readOnline(
	days: readonly StationDay[],
	until: CivilDate,
): Promise<StationOnline[]> {
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
	const firstDays = new Map<number, CivilDate>();
	for (const { stationId, date, people } of days)
		if (people.all && !firstDays.has(stationId)) firstDays.set(stationId, date);
	return stations.map(({ id, phase, decisions }) => ({
		stationId: id,
		spans: onlineSpans(
			phase as Phase,
			phaseChanges(decisions.map(phaseDecisionOf)),
			firstDays.get(id) ?? null,
			midnight - 1,
		),
	}));
}
