import type { Afar, Queued, QueueSettings, Wait } from "#lib/queue/queue.ts";

const MINUTE = 60_000;

/** Minutes that somebody is there before the earliest likely call. */
export const HEAD_START = 5;

/** So long after others go first the number ends: whoever is to come has it all the time until then. */
const ENDS_AFTER = 30;

/**
 * Whether somebody is to set out now: their call may come as soon as they can be there. An unknown wait sends nobody off, and
 * keeps nobody away: their page says that it is unknown.
 */
export function isTimeToCome(wait: Wait | null, wayMinutes: number): boolean {
	return wait !== null && wait.from <= wayMinutes + HEAD_START;
}

type Told = Pick<Afar, "comeAt" | "wayMinutes">;
type Late = Pick<QueueSettings, "lateMinutes">;

/** When they should be there; null: they were not told to come yet. */
export const dueAt = ({ comeAt, wayMinutes }: Told): number | null =>
	comeAt === null ? null : comeAt + wayMinutes * MINUTE;

/** From then on they stand behind those who are here, as whoever comes too late to an appointment does. */
export function lateFrom(told: Told, { lateMinutes }: Late): number | null {
	const due = dueAt(told);
	return due === null ? null : due + lateMinutes * MINUTE;
}

/** From when they stand in the line who come now: since they drew their number, or, come too late, since now. */
export function standsSince(
	told: Told,
	drawnAt: number,
	now: number,
	settings: Late,
): number {
	const late = lateFrom(told, settings);
	return late !== null && now > late ? now : drawnAt;
}

/** Nobody waits for them any more. */
export function isOver(told: Told, now: number, settings: Late): boolean {
	const late = lateFrom(told, settings);
	return late !== null && now > late + ENDS_AFTER * MINUTE;
}

/** Whether a visit is somebody's who is not in the house yet: drawn from afar, and neither seen nor called since. */
export function isAway(
	{ status, parkedUntil }: Pick<Queued, "status" | "parkedUntil">,
	calls: number,
	afar: Pick<Afar, "hereAt"> | null,
): boolean {
	return (
		status === "parked" &&
		parkedUntil === null &&
		calls === 0 &&
		afar?.hereAt === null
	);
}
