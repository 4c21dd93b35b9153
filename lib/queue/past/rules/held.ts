import type { ToldThen } from "./told-then.ts";

/** Of people who were told a wait and called: how many within it, and later than its end. */
export interface Held {
	people: number;
	within: number;
	longer: number;
}

/** A day that is over: what today's forecast would have told, and what was told. */
export interface TellingDay {
	all: Held;
	walkIns: Held;
	booked: Held;
	hours: readonly (Held & { hour: number })[];
	/** The same people, as far as they were told something then. */
	toldThen: Held;
	/** Nobody could have told them, or nobody called them. */
	untold: number;
}

/** Everybody counts who was told something and called, as in the figure of what was really told. */
export function tellingDayOf(told: readonly ToldThen[]): TellingDay {
	const known = told.filter(
		({ wait, minutes }) => wait !== null && minutes !== null,
	);
	const hours = Map.groupBy(known, ({ hour }) => hour);
	return {
		all: heldOf(known),
		walkIns: heldOf(known.filter(({ isBooked }) => !isBooked)),
		booked: heldOf(known.filter(({ isBooked }) => isBooked)),
		hours: [...hours]
			.map(([hour, own]) => ({ hour, ...heldOf(own) }))
			.sort((a, b) => a.hour - b.hour),
		toldThen: heldOf(
			told.map(({ visit, at, minutes }) => ({
				wait: visit.told,
				// Counted from when they were told.
				minutes:
					visit.told && minutes !== null
						? minutes - (visit.told.at - at) / 60_000
						: null,
			})),
		),
		untold: told.length - known.length,
	};
}

function heldOf(
	told: readonly {
		wait: { from: number; until: number } | null;
		minutes: number | null;
	}[],
): Held {
	const held = { people: 0, within: 0, longer: 0 };
	for (const { wait, minutes } of told) {
		// Called before they were told anything they were told nothing.
		if (!wait || minutes === null || minutes < 0) continue;
		held.people += 1;
		if (minutes > wait.until) held.longer += 1;
		else if (minutes >= wait.from) held.within += 1;
	}
	return held;
}
