import type { Phase } from "#lib/catalog/catalog.ts";

/** What was decided about a station's phase, in the order in which it was decided; epoch milliseconds. */
export type PhaseDecision =
	/** From `startsAt` on it is in `phase`. */
	| { kind: "phase"; at: number; phase: Phase; startsAt: number }
	/** Plans whose time had not come are off. */
	| { kind: "withdrawn"; at: number };

export interface PhaseChange {
	phase: Phase;
	/** Epoch milliseconds: from this very one on. */
	startsAt: number;
}

/** When the phase changes, ascending. A newer decision replaces every plan that had not begun when it was made. */
export function phaseChanges(
	decisions: readonly PhaseDecision[],
): PhaseChange[] {
	let changes: PhaseChange[] = [];
	for (const decision of decisions) {
		changes = changes.filter(({ startsAt }) => startsAt <= decision.at);
		if (decision.kind !== "phase") continue;
		const { phase, startsAt } = decision;
		changes.push({ phase, startsAt });
	}
	return changes;
}

/** The phase at this instant. There is no timer: whoever asks, asks with the time. */
export function phaseAt(
	first: Phase,
	changes: readonly PhaseChange[],
	now: number,
): Phase {
	return changes.findLast(({ startsAt }) => startsAt <= now)?.phase ?? first;
}

/** The change that is still to come, or null. */
export function nextChange(
	changes: readonly PhaseChange[],
	now: number,
): PhaseChange | null {
	return changes.find(({ startsAt }) => startsAt > now) ?? null;
}

/** From when on a station that takes no online appointments yet will take them; null: nothing is planned. */
export function onlineFrom(
	phase: Phase,
	changes: readonly PhaseChange[],
	now: number,
): number | null {
	const next = nextChange(changes, now);
	return phase === "walk-in" && next && next.phase !== "walk-in"
		? next.startsAt
		: null;
}
