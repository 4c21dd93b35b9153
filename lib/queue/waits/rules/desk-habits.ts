import type { DeskHabits } from "./measures.ts";
import { meanOf, spreadOf } from "./spread.ts";

/** Instants in epoch milliseconds; a desk on a day that is over. */
interface DeskDay {
	stationId: number;
	date: string;
	deskId: number;
}

/** Planned for this desk on that day, from its first minute to its last. */
export interface PlannedDesk extends DeskDay {
	from: number;
	until: number;
}

/** What was seen of it: the first call, the last end, and when it called nobody though people waited. */
export interface SeenDesk extends DeskDay {
	from: number;
	until: number;
	/** With the hour in which each began. */
	gaps: readonly { hour: number; minutes: number }[];
}

/** Of fewer planned desks nothing is said. */
const ENOUGH = 20;
/** A shorter gap is a word with a colleague. */
const SHORTEST = 10;
/** A longer one is no break: somebody had another task. */
const LONGEST = 90;
const MINUTE = 60_000;

/** How desks that were planned were really taken. Null: too little was seen. */
export function deskHabitsOf(
	planned: readonly PlannedDesk[],
	seen: readonly SeenDesk[],
): DeskHabits | null {
	const keyOf = ({ stationId, date, deskId }: DeskDay) =>
		`${stationId} ${date} ${deskId}`;
	const known = new Map(seen.map((one) => [keyOf(one), one]));
	// A day on which nobody at all was called was another day: closed, or not played.
	const worked = new Set(
		seen.map(({ stationId, date }) => `${stationId} ${date}`),
	);
	const due = planned.filter(({ stationId, date }) =>
		worked.has(`${stationId} ${date}`),
	);
	const pairs = due.flatMap((plan) => {
		const desk = known.get(keyOf(plan));
		return desk ? [{ plan, desk }] : [];
	});
	const lateness = spreadOf(
		pairs.map(({ plan, desk }) => (desk.from - plan.from) / MINUTE),
	);
	if (due.length < ENOUGH || lateness === null) return null;
	const breaks = pairs.flatMap(({ desk }) =>
		desk.gaps.filter(
			({ minutes }) => minutes >= SHORTEST && minutes <= LONGEST,
		),
	);
	const begun = new Map<number, number>();
	for (const { hour } of breaks)
		begun.set(hour, (begun.get(hour) ?? 0) + 1 / pairs.length);
	return {
		taken: pairs.length / due.length,
		lateness,
		breaks: begun,
		breakMinutes:
			breaks.length > 0 ? meanOf(breaks.map(({ minutes }) => minutes)) : 0,
	};
}
