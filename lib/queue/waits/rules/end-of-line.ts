import type { Wait } from "#lib/queue/queue.ts";
import { drawsOf, PATHS } from "./draws.ts";
import { numbers } from "./numbers.ts";
import { play } from "./play.ts";
import { prepare } from "./prepare.ts";
import type { Situation } from "./situation.ts";
import { toldOf } from "./told.ts";

const MINUTE = 60_000;

/**
 * How long until the last of these is called, to the last of the desks that they go to, told like a wait without an appointment. The last one is another on each day that is played: the
 * longest of the single waits would say too little. Null: nobody can tell, because of one of them nobody can.
 * @param ids of visits in `situation.waiting`
 */
export function endOfLine(
	situation: Situation,
	ids: ReadonlySet<string>,
): Wait | null {
	const asked = situation.waiting.flatMap(({ id }, index) =>
		ids.has(id) ? [index] : [],
	);
	if (asked.length === 0) return null;
	const prepared = prepare(situation);
	const ends = new Float64Array(PATHS);
	// Whoever is at a desk now, and goes on to another, waits there as well.
	const steps = [...asked, ...prepared.goesOn.filter((index) => index >= 0)];
	for (const step of steps) {
		const next = prepared.next[step] ?? -1;
		if (next >= 0) steps.push(next);
	}
	const toLast = steps.length > asked.length;
	for (let path = 0; path < PATHS; path += 1) {
		const calls = play(prepared, drawsOf(path), numbers(path), toLast);
		let last = 0;
		for (const index of steps) {
			const call = calls[index] ?? Number.NaN;
			// Who left on that day held nobody up.
			if (!Number.isNaN(call)) last = Math.max(last, call);
		}
		ends[path] = last / MINUTE;
	}
	// The longest of all waits: none of the short ones that appointments have.
	return toldOf(ends.sort(), false);
}
