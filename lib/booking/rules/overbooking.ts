import type { DayFacts } from "#lib/availability/availability.ts";
import {
	closedStarts,
	GRID_MINUTES,
} from "#lib/availability/rules/free-starts.ts";
import { overlaps, subtract } from "#lib/availability/rules/span.ts";
import { instantAt, type Minute } from "#lib/time.ts";

/** Where an appointment goes that is to be squeezed in, and whose it overlaps there. */
export interface Squeeze {
	deskId: number;
	/** Ids of appointments and open holds; empty in time that is kept for walk-ins only. */
	overlapping: readonly string[];
}

/**
 * The desk for a deliberate overbooking: it serves everything, is open the whole time (for whichever channel), and as
 * little as possible is overlapped. Null when no desk is open then, or the time is past.
 */
export function findSqueeze(
	facts: DayFacts,
	{
		serviceIds,
		minutes,
		start,
		now,
		ignoreIds,
	}: {
		serviceIds: readonly number[];
		minutes: number;
		start: Minute;
		/** Epoch milliseconds. */
		now: number;
		/** The appointment that is moved there. */
		ignoreIds: readonly string[];
	},
): Squeeze | null {
	if (start % GRID_MINUTES !== 0) return null;
	if (instantAt(facts.date, start).epochMilliseconds < now) return null;
	const request = { serviceIds, minutes, channel: "staff", now } as const;
	if (closedStarts(facts, request)(start)) return null;
	const wanted = { from: start, until: start + minutes };
	const candidates = facts.desks
		.filter(
			({ id, serves }) =>
				(serves === null || serviceIds.every((s) => serves.has(s))) &&
				subtract(
					wanted,
					facts.windows.filter(({ deskId }) => deskId === id),
				).length === 0,
		)
		.map(({ id }) => {
			const taken = facts.busy.filter(
				({ deskId, appointmentId, holdExpiresAt, ...span }) =>
					deskId === id &&
					(holdExpiresAt === null || holdExpiresAt > now) &&
					!(appointmentId !== null && ignoreIds.includes(appointmentId)) &&
					overlaps(span, wanted),
			);
			return {
				deskId: id,
				overlapping: taken.flatMap(({ appointmentId }) => appointmentId ?? []),
				minutes: taken.reduce(
					(sum, { from, until }) =>
						sum + Math.min(until, wanted.until) - Math.max(from, wanted.from),
					0,
				),
			};
		});
	const [best] = candidates.sort(
		(a, b) => a.minutes - b.minutes || a.deskId - b.deskId,
	);
	return best
		? { deskId: best.deskId, overlapping: best.overlapping.toSorted() }
		: null;
}
