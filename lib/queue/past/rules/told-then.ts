import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { distributions } from "#lib/queue/waits/rules/forecast.ts";
import { toldOf } from "#lib/queue/waits/rules/told.ts";
import { minuteOf } from "#lib/time.ts";
import { knownAt } from "./known-at.ts";
import { type Learnt, situationThen } from "./situation-then.ts";
import { isUnseen, waitsOf } from "./stays.ts";

const MINUTE = 60_000;

/** What somebody would have been told when they came, and what came. */
export interface ToldThen {
	visit: PastVisit;
	/** When they came; epoch milliseconds. */
	at: number;
	/** The civil hour of it. */
	hour: number;
	isBooked: boolean;
	/** Null: nobody could have told. */
	wait: Wait | null;
	/** Minutes until the first call; null: nobody called them. */
	minutes: number | null;
	/** No desk was free when they came: whoever is called at once needs no forecast. */
	hadToWait: boolean;
}

/**
 * What the forecast of today would have told everybody of a day that is over when they came, by what was stored at that
 * instant (`knownAt`) and measured on days before. One forecast a piece: a whole day takes seconds.
 */
export function* tellingThen(
	day: PastDay,
	learnt: Learnt,
): Generator<void, ToldThen[]> {
	const told: ToldThen[] = [];
	for (const visit of day.visits) {
		const [line] = isUnseen(visit) ? [] : waitsOf(visit);
		if (!line) continue;
		const at = line.from;
		const situation = situationThen(knownAt(day, at, visit), at, learnt);
		const minutes = distributions(situation).get(visit.id);
		const called = visit.steps.find(({ to }) => to === "called")?.at;
		told.push({
			visit,
			at,
			hour: Math.floor(
				minuteOf(Temporal.Instant.fromEpochMilliseconds(at)) / 60,
			),
			isBooked: visit.startsAt !== null,
			wait: minutes ? toldOf(minutes, visit.startsAt !== null) : null,
			minutes: called === undefined ? null : (called - at) / MINUTE,
			hadToWait: situation.desks.every(({ busy }) => busy),
		});
		yield;
	}
	return told;
}
