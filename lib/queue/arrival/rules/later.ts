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
