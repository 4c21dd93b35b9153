import { type Sent, textsOf } from "#lib/sent.ts";
import type { Minute, Weekday } from "#lib/time.ts";

/** Where the morning ends. */
export const NOON: Minute = 720;

export const HALVES = ["morning", "afternoon"] as const;
export type Half = (typeof HALVES)[number];

/**
 * Monday morning, Thursday afternoon: few enough to be ticked, and most people know whether they can come then. Of a
 * wish an empty list means any time.
 */
export type HalfOfWeek = `${Weekday}-${Half}`;

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const HALVES_OF_WEEK: readonly HalfOfWeek[] = WEEK.flatMap((weekday) =>
	HALVES.map((half) => `${weekday}-${half}` as const),
);

type Chosen = readonly HalfOfWeek[];

/** What a form ticked; of anything else nothing is read. */
export function readHalves(sent: Sent, name: string): HalfOfWeek[] {
	const ticked = textsOf(sent, name);
	return HALVES_OF_WEEK.filter((half) => ticked.includes(half));
}

export const suitsHalf = (
	chosen: Chosen,
	weekday: Weekday,
	half: Half,
): boolean => chosen.length === 0 || chosen.includes(`${weekday}-${half}`);

/** Whether some of the day suits. */
export const suitsWeekday = (chosen: Chosen, weekday: Weekday): boolean =>
	HALVES.some((half) => suitsHalf(chosen, weekday, half));

/** Whether an appointment lies within what suits; one across noon needs both halves. */
export const suitsTime = (
	chosen: Chosen,
	weekday: Weekday,
	start: Minute,
	minutes: number,
): boolean =>
	(start >= NOON || suitsHalf(chosen, weekday, "morning")) &&
	(start + minutes <= NOON || suitsHalf(chosen, weekday, "afternoon"));

/** The days that were chosen, and which part of each. */
export function daysOf(
	chosen: Chosen,
): { weekday: Weekday; part: Half | "all" }[] {
	return WEEK.flatMap((weekday) => {
		const [first, second] = HALVES.filter((half) =>
			chosen.includes(`${weekday}-${half}`),
		);
		return first ? [{ weekday, part: second ? "all" : first }] : [];
	});
}
