import type { Phase } from "#lib/catalog/catalog.ts";
import type { PhaseChange } from "#lib/catalog/rules/phase.ts";
import type { OnlineSpan } from "#lib/pilot/effect/effect.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/**
 * The days on which a station took appointments online, from its phases. The day of a start belongs to them, wherever
 * in it the start lies.
 * @param firstCounted since when anything is known; one that was online from the first day has been so since then
 */
export function onlineSpans(
	first: Phase,
	changes: readonly PhaseChange[],
	firstCounted: CivilDate | null,
	now: number,
): OnlineSpan[] {
	const spans: OnlineSpan[] = [];
	let from = first === "walk-in" ? null : firstCounted;
	for (const { phase, startsAt } of changes) {
		if (startsAt > now) break;
		const day = civilDateOf(Temporal.Instant.fromEpochMilliseconds(startsAt));
		if (phase === "walk-in") {
			if (from !== null && from < day) spans.push({ from, until: day });
			from = null;
		} else from ??= day;
	}
	return from === null ? spans : [...spans, { from, until: null }];
}
