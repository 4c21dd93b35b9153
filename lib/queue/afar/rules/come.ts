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

type Told = Pick<Afar, "comeAt" | "toldAt" | "wayMinutes">;
type Late = Pick<QueueSettings, "lateMinutes">;

/** When they should be there; null: it is not time yet. A notice that left late leaves them as much time. */
export const dueAt = ({ comeAt, toldAt, wayMinutes }: Told): number | null =>
	comeAt === null ? null : (toldAt ?? comeAt) + wayMinutes * MINUTE;

/**
 * From then on they stand behind those who are here, as whoever comes too late to an appointment does. Null: nothing has
 * told them yet, and nobody is too late for what they cannot know.
 */
export function lateFrom(
	{ toldAt, wayMinutes }: Told,
	{ lateMinutes }: Late,
): number | null {
	return toldAt === null ? null : toldAt + (wayMinutes + lateMinutes) * MINUTE;
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

/** What is due for somebody who waits elsewhere. */
export type AfarStep = "summon" | "end" | null;

/**
 * Whoever would be there after the house has closed for today is not sent off, and nobody is kept waiting for what will not
 * be: their number ends. Before a break in the day it is too early for the way.
 * @param open today's hours, epoch milliseconds, in their order
 */
export function afarStep(
	told: Told,
	wait: Wait | null,
	open: readonly { from: number; until: number }[],
	now: number,
	settings: Late,
): AfarStep {
	const isShut = (at: number) => open.every(({ until }) => until <= at);
	if (isShut(now)) return "end";
	if (told.comeAt !== null) return isOver(told, now, settings) ? "end" : null;
	if (!isTimeToCome(wait, told.wayMinutes)) return null;
	const there = now + told.wayMinutes * MINUTE;
	if (isShut(there)) return "end";
	return open.some(({ from, until }) => from <= there && there < until)
		? "summon"
		: null;
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
