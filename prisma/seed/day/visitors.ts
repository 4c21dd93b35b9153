import type { Selection } from "#lib/catalog/rules/selection.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import type { Priority } from "#lib/queue/queue.ts";
import { civilDateOf } from "#lib/time.ts";
import { pick } from "../random.ts";

/** What happens to somebody in the house, apart from being served. */
type Fate =
	| "plain"
	/** Does not hear the first call: recalled, parked, comes to the next. */
	| "no-answer"
	/** Gives up waiting. */
	| "leaves"
	/** Another desk does the rest. */
	| "handed-over"
	/** Something is missing. */
	| "unsettled"
	/** Fetches a photo in between. */
	| "parked"
	/** The clerk presses "done" too early and takes it back. */
	| "undone"
	/** Comes back with a question. */
	| "reopened";

/** One person or family of an invented day. Instants are epoch milliseconds. */
export interface Visitor {
	/** Counted from 0. */
	number: number;
	/** Of the appointment; null: a walk-in. */
	startsAt: number | null;
	/** Null: never comes. */
	comes: number | null;
	/** False: sits down without a word. */
	checksIn: boolean;
	selection: Selection;
	/** How long it really takes. */
	serviceMs: number;
	/** From the call to the desk. */
	wayMs: number;
	/** So long they wait, if they are one of those who leave. */
	patienceMs: number;
	priority: Priority | null;
	fate: Fate;
}

const MINUTE = 60_000;

/** So often of a hundred. */
const FATES: readonly (readonly [Fate, number])[] = [
	["no-answer", 4],
	["leaves", 4],
	["handed-over", 4],
	["unsettled", 5],
	["parked", 4],
	["undone", 3],
	["reopened", 3],
];

/** Somebody with an appointment at this time: most in time, some late, some never. */
export function booked(
	number: number,
	startsAt: number,
	selection: Selection,
	random: () => number,
): Visitor {
	const luck = random();
	const between = (from: number, until: number) =>
		startsAt + (from + random() * (until - from)) * MINUTE;
	const comes =
		luck < 0.07
			? null
			: luck < 0.17
				? between(3, 14)
				: luck < 0.22
					? between(16, 35)
					: between(-20, -1);
	const visitor = somebody(number, selection, startsAt, random);
	const checksIn = comes !== null && random() > 0.04;
	return {
		...visitor,
		startsAt,
		comes,
		checksIn,
		// Who is expected neither leaves nor misses the call; who was never seen has no other fate.
		fate: !checksIn || visitor.fate === "leaves" ? "plain" : visitor.fate,
	};
}

export function walkIn(
	number: number,
	comes: number,
	selection: Selection,
	random: () => number,
): Visitor {
	const visitor = somebody(number, selection, comes, random);
	const urgent = random();
	return {
		...visitor,
		startsAt: null,
		comes,
		checksIn: true,
		priority: urgent < 0.02 ? "emergency" : urgent < 0.06 ? "priority" : null,
	};
}

function somebody(
	number: number,
	selection: Selection,
	/** On that day; epoch milliseconds. */
	at: number,
	random: () => number,
): Omit<Visitor, "startsAt" | "comes" | "checksIn"> {
	const day = civilDateOf(Temporal.Instant.fromEpochMilliseconds(at));
	return {
		number,
		selection,
		serviceMs: Math.round(minutesOf(selection, day) * MINUTE * factor(random)),
		wayMs: Math.round((0.4 + random() * 1.2) * MINUTE),
		patienceMs: Math.round((6 + random() * 14) * MINUTE),
		priority: null,
		fate: fateOf(random() * 100),
	};
}

/** Services rarely take exactly as planned: mostly a little less, now and then twice as long. */
function factor(random: () => number): number {
	const normal = Array.from({ length: 6 }, random).reduce((a, b) => a + b) - 3;
	return 0.85 * Math.exp(0.45 * normal);
}

function fateOf(luck: number): Fate {
	let sum = 0;
	for (const [fate, share] of FATES) {
		sum += share;
		if (luck < sum) return fate;
	}
	return "plain";
}

/** Instants of arrival: more in the morning and after lunch, none in the last hour and a half. */
export function arrivals(
	count: number,
	opens: number,
	closes: number,
	random: () => number,
): number[] {
	const last = closes - 90 * MINUTE;
	const hours = [1.6, 1.4, 1.1, 0.8, 0.7, 1, 0.8];
	const slots = hours.flatMap((weight, hour) =>
		Array.from({ length: Math.round(weight * 10) }, () => hour / hours.length),
	);
	return Array.from({ length: count }, () => {
		const from = opens + pick(random, slots) * (last - opens);
		return Math.round(from + (random() * (last - opens)) / hours.length);
	}).sort((a, b) => a - b);
}
