import type { DayFacts } from "#lib/availability/availability.ts";
import { joined, type Span, subtract } from "#lib/availability/rules/span.ts";

/** Hours of one desk. */
interface OpenedTime extends Span {
	deskId: number;
}

/**
 * What the public may book of a day since a change of plan and could not before: a closure was lifted, a desk was
 * rostered, times of staff went online. What is released later is not among it. Whoever stands there already stays.
 */
export function openedOn(
	{ before, after }: { before: DayFacts; after: DayFacts },
	/** Epoch milliseconds. */
	now: number,
): OpenedTime[] {
	return after.desks.flatMap(({ id: deskId }) => {
		const cuts = [
			...openTo(before, deskId, now),
			...after.busy.filter((one) => one.deskId === deskId),
		];
		return joined(openTo(after, deskId, now))
			.flatMap((span) => subtract(span, cuts))
			.map((span) => ({ deskId, ...span }));
	});
}

const openTo = ({ windows }: DayFacts, deskId: number, now: number) =>
	windows.filter(
		(window) =>
			window.deskId === deskId &&
			window.channel === "online" &&
			window.releasedAt !== null &&
			window.releasedAt <= now,
	);
