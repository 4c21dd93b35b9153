import type { DayFacts } from "#lib/availability/availability.ts";
import { overlaps } from "#lib/availability/rules/span.ts";
import { desksFor, type Standing } from "./coverage.ts";

/**
 * Other desks for appointments of one day that have lost theirs, each at its own time: the person notices nothing. By
 * id; whoever is missing fits nowhere. Best fit: who has the fewest choices chooses first, the longer one before the
 * shorter; each takes the desk that serves the fewest services, then one that is booked ahead anyway before one kept for
 * walk-ins, then the one with the least time left beside it. Nobody ever shares a minute of a desk.
 *
 * @param facts of the day as it will be; `busy` holds everybody, those who have lost their desk too
 */
export function spread(
	lost: readonly Standing[],
	facts: DayFacts,
	/** Epoch milliseconds: holds that have run out take nothing. */
	now: number,
): Map<string, number> {
	const taken = facts.busy
		.filter(
			({ holdExpiresAt }) => holdExpiresAt === null || holdExpiresAt > now,
		)
		.map(({ appointmentId, deskId, from, until }) => ({
			appointmentId,
			deskId,
			from,
			until,
		}));
	const choices = new Map(lost.map((one) => [one.id, desksFor(facts, one)]));
	const choicesOf = ({ id }: Standing) => choices.get(id) ?? [];
	const isFree = (deskId: number, one: Standing) =>
		!taken.some(
			(other) =>
				other.deskId === deskId &&
				other.appointmentId !== one.id &&
				overlaps(other, one),
		);
	const order = lost.toSorted(
		(a, b) =>
			choicesOf(a).length - choicesOf(b).length ||
			b.until - b.from - (a.until - a.from) ||
			a.from - b.from ||
			(a.id < b.id ? -1 : 1),
	);
	const placed = new Map<string, number>();
	for (const one of order) {
		const [deskId] = choicesOf(one)
			.filter((id) => isFree(id, one))
			.sort(
				(a, b) =>
					breadthOf(facts, a) - breadthOf(facts, b) ||
					walkInMinutes(facts, a, one) - walkInMinutes(facts, b, one) ||
					restBeside(facts, a, one, taken) - restBeside(facts, b, one, taken) ||
					a - b,
			);
		if (deskId === undefined) continue;
		placed.set(one.id, deskId);
		taken.push({ ...one, appointmentId: one.id, deskId });
	}
	return placed;
}

function breadthOf({ desks }: DayFacts, deskId: number): number {
	const serves = desks.find(({ id }) => id === deskId)?.serves;
	// Not Infinity: differences of two of them are no number.
	return serves ? serves.size : Number.MAX_SAFE_INTEGER;
}

/** How much of its time is kept for people without an appointment. */
function walkInMinutes(
	{ windows }: DayFacts,
	deskId: number,
	one: Standing,
): number {
	return windows
		.filter(
			(window) => window.deskId === deskId && window.channel === "walk-in",
		)
		.reduce(
			(sum, { from, until }) =>
				sum +
				Math.max(0, Math.min(until, one.until) - Math.max(from, one.from)),
			0,
		);
}

/** Free minutes before and after it at that desk, to the neighbours or the ends of the desk's day. */
function restBeside(
	{ windows }: DayFacts,
	deskId: number,
	one: Standing,
	taken: readonly { deskId: number; from: number; until: number }[],
): number {
	const own = windows.filter((window) => window.deskId === deskId);
	const neighbours = taken.filter((other) => other.deskId === deskId);
	const begin = Math.max(
		Math.min(...own.map(({ from }) => from)),
		...neighbours.map(({ until }) => until).filter((end) => end <= one.from),
	);
	const end = Math.min(
		Math.max(...own.map(({ until }) => until)),
		...neighbours.map(({ from }) => from).filter((start) => start >= one.until),
	);
	return one.from - begin + (end - one.until);
}
