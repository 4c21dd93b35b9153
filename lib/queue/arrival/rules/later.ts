import type { QueueSettings } from "#lib/queue/queue.ts";

/** So much later somebody may say that they come; for more they move the appointment. */
export const LATER_MINUTES = [15, 30] as const;

/**
 * Until when somebody may say so, in epoch milliseconds: as long as their place is theirs anyway. Afterwards it would bring
 * back a time that they have lost already.
 */
export const saysUntil = (
	startsAt: number,
	{ lateMinutes }: Pick<QueueSettings, "lateMinutes">,
): number => startsAt + lateMinutes * 60_000;

/** What somebody may say on their appointment's page now, and what they have said that still counts. */
export interface LaterChoice {
	/** They come then, epoch milliseconds; null: nothing is said, or they are too late for that as well. */
	expectedAt: number | null;
	/** So much later they may still say. */
	minutes: readonly number[];
	/** They may say that they come on time after all. */
	back: boolean;
}

/** @param closing when the house closes for today, epoch milliseconds; null: it is not open today */
export function laterChoice(
	startsAt: number,
	expectedAt: number | null,
	closing: number | null,
	now: number,
	settings: Pick<QueueSettings, "lateMinutes">,
): LaterChoice {
	const holds = expectedAt !== null && now <= saysUntil(expectedAt, settings);
	const mayChange = now <= saysUntil(startsAt, settings);
	return {
		expectedAt: holds ? expectedAt : null,
		minutes: mayChange
			? LATER_MINUTES.filter((minutes) => {
					const then = startsAt + minutes * 60_000;
					return then !== expectedAt && closing !== null && then < closing;
				})
			: [],
		back: holds && now < startsAt,
	};
}
