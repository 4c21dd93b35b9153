import type { DeskPause } from "#lib/queue/queue.ts";

/** How long a pause may be said to last, in minutes; null: until somebody says that the desk calls again. */
export const PAUSES = [15, 30, 60, null] as const;
export type PauseMinutes = (typeof PAUSES)[number];

/** As a form sent it: "0" or nothing is a pause without an end. */
export function readPause(minutes: number): PauseMinutes {
	return PAUSES.find((one) => one === minutes) ?? null;
}

const MINUTE = 60_000;
/** Whoever is late comes soon; after so long nobody counts on it. */
const LATE = 10 * MINUTE;
const SOON = 5 * MINUTE;

/** When a desk that pauses is likely to call again, epoch milliseconds; null: nobody can tell. */
export function backAt(
	{ until }: Pick<DeskPause, "until">,
	now: number,
): number | null {
	if (until === null || now >= until + LATE) return null;
	return Math.max(until, now + (now >= until ? SOON : 0));
}

/** Another one as soon as a pause begins, ends, or gets another end; of when it began it says nothing. */
export const pauseMark = (
	pause: { until: Date | number | null } | null,
): string =>
	pause === null
		? "none"
		: pause.until === null
			? "open"
			: String(Number(pause.until));

/** Whether such a pause has just begun: a form that is sent twice, and not a colleague's decision. */
export function isPressedTwice(
	pause: { since: Date; until: Date | null } | null,
	minutes: PauseMinutes,
	now: Temporal.Instant,
): boolean {
	if (!pause) return false;
	const { since, until } = pause;
	const length = until && (until.getTime() - since.getTime()) / MINUTE;
	return length === minutes && now.epochMilliseconds - since.getTime() < MINUTE;
}
