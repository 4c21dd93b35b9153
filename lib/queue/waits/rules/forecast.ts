import type { Wait } from "#lib/queue/queue.ts";
import { drawsOf, PATHS } from "./draws.ts";
import { numbers } from "./numbers.ts";
import { play } from "./play.ts";
import { prepare } from "./prepare.ts";
import type { Job, Situation } from "./situation.ts";
import { toldOf } from "./told.ts";

const MINUTE = 60_000;
/** With a preference for languages the order looks at everybody at each call. */
const SPOKEN_PATHS = PATHS / 2;

/**
 * Plays the rest of the day through, many times, with the very order that calls (order.ts, tongues.ts): service times as
 * they were measured, people who come late, leave or never come, desks that open later and their breaks. For each visit
 * that waits: how long until its call. Of whom nobody can tell it (no desk serves them, and none is likely to come) it
 * tells nothing. The same situation always gives the same answer.
 */
export function forecast(situation: Situation): Map<string, Wait> {
	const waits = new Map<string, Wait>();
	const all = distributions(situation);
	for (const { id, startsAt } of situation.waiting) {
		const minutes = all.get(id);
		const wait = minutes ? toldOf(minutes, startsAt !== null) : null;
		if (wait) waits.set(id, wait);
	}
	return waits;
}

/** The wait of somebody who would come now; null: nobody can tell. */
export function waitOfNewcomer(
	situation: Situation,
	newcomer: Job,
): Wait | null {
	const { waiting } = situation;
	const all = forecast({ ...situation, waiting: [...waiting, newcomer] });
	return all.get(newcomer.id) ?? null;
}

/**
 * The same where everybody takes as long as they usually do: whether the booked day has room for one more. A gap that
 * short services leave by chance is none, for whoever is called in it takes the time of somebody booked.
 */
export function roomForNewcomer(
	situation: Situation,
	newcomer: Job,
): Wait | null {
	const measures = { ...situation.measures, spread: [1] };
	return waitOfNewcomer({ ...situation, measures }, newcomer);
}

/** By visit that waits: minutes until its call on all the days that were played, ascending; infinite: not called. */
export function distributions(situation: Situation): Map<string, Float64Array> {
	const { waiting } = situation;
	if (waiting.length === 0) return new Map();
	const prepared = prepare(situation);
	const paths = prepared.isSpoken ? SPOKEN_PATHS : PATHS;
	const known = waiting.map(() => new Float64Array(paths));
	for (let path = 0; path < paths; path += 1) {
		const calls = play(prepared, drawsOf(path), numbers(path));
		for (const [index, times] of known.entries())
			times[path] = (calls[index] ?? Number.NaN) / MINUTE;
	}
	return new Map(
		waiting.map(({ id }, index) => [
			id,
			// Who left on some day waited for no call on it.
			(known[index] ?? new Float64Array())
				.filter((one) => !Number.isNaN(one))
				.sort(),
		]),
	);
}

/** One possible rest of the day: milliseconds until the call of each who waits now, or comes later in `waiting`. */
export function playOnce(
	situation: Situation,
	random: () => number,
): Map<string, number> {
	const calls = play(prepare(situation), random, random);
	return new Map(
		situation.waiting.flatMap(({ id }, index) => {
			const call = calls[index];
			return call !== undefined && Number.isFinite(call) ? [[id, call]] : [];
		}),
	);
}
