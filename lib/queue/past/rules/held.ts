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
	/** Whoever was told something then and would be told something today: what held of each for these people. */
	both: { today: Held; onTheDay: Held };
	/** Nobody could have told them, or nobody called them. */
	untold: number;
}

/** Everybody counts who was told something and called, as in the figure of what was really told. */
export function tellingDayOf(told: readonly ToldThen[]): TellingDay {
	const known = told.filter(
		({ wait, minutes }) => wait !== null && minutes !== null,
	);
	const both = known.flatMap(({ visit, at, wait, minutes }) => {
		// Counted from when they were told; called before it they were told nothing.
		const since = visit.told && (minutes ?? 0) - (visit.told.at - at) / 60_000;
		return since === null || since < 0
			? []
			: [
					{
						today: { wait, minutes },
						onTheDay: { wait: visit.told, minutes: since },
					},
				];
	});
	const hours = Map.groupBy(known, ({ hour }) => hour);
	return {
		all: heldOf(known),
		walkIns: heldOf(known.filter(({ isBooked }) => !isBooked)),
		booked: heldOf(known.filter(({ isBooked }) => isBooked)),
		hours: [...hours]
			.map(([hour, own]) => ({ hour, ...heldOf(own) }))
			.sort((a, b) => a.hour - b.hour),
		both: {
			today: heldOf(both.map(({ today }) => today)),
			onTheDay: heldOf(both.map(({ onTheDay }) => onTheDay)),
		},
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
		if (!wait || minutes === null || minutes < 0) continue;
		held.people += 1;
		if (minutes > wait.until) held.longer += 1;
		else if (minutes >= wait.from) held.within += 1;
	}
	return held;
}
