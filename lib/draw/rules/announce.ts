import {
	type Draws,
	type Opening,
	opensOn,
	releasedAt,
} from "#lib/availability/rules/opening.ts";
import { addDays, type CivilDate, civilDateOf, mondayOf } from "#lib/time.ts";

/** A draw that is to be announced now. */
interface DueDraw {
	/** The Monday of its week. */
	week: CivilDate;
	/** Epoch milliseconds: when it is made, and until when wishes can be handed in. */
	closesAt: number;
}

const DAY = 86_400_000;
/** With less than this to hand in a wish nobody would hear of it in time: that week is released as everywhere. */
const SHORTEST = DAY;

/**
 * The draws to announce. All times of a week that are given out by lot are drawn together, when the first of them would
 * be released: so nothing is ever public before its draw.
 */
export function dueDraws(
	{
		openings,
		draws,
		drawDays,
	}: {
		openings: readonly Opening[];
		/** Those announced already. */
		draws: Draws;
		/** So many days before the draw it is announced. */
		drawDays: number;
	},
	now: Temporal.Instant,
): DueDraw[] {
	const byLot = openings.filter((opening) => opening.byLot);
	if (byLot.length === 0) return [];
	const ahead =
		Math.max(...byLot.map(({ releaseDaysBefore }) => releaseDaysBefore)) +
		drawDays +
		7;
	const first = mondayOf(civilDateOf(now));
	const due: DueDraw[] = [];
	for (let days = 0; days <= ahead + 7; days += 7) {
		const week = addDays(first, days);
		if (draws.has(week)) continue;
		const closesAt = firstRelease(byLot, week);
		const left = closesAt - now.epochMilliseconds;
		if (left >= SHORTEST && left <= drawDays * DAY)
			due.push({ week, closesAt });
	}
	return due;
}

/** Infinity: nothing of the week is given out by lot. */
function firstRelease(byLot: readonly Opening[], week: CivilDate): number {
	const releases = weekOf(week).flatMap((date) =>
		byLot
			.filter((opening) => opensOn(opening, date))
			.map((opening) => releasedAt(opening, date)),
	);
	return Math.min(...releases);
}

/** The days of the week that begins on this Monday. */
export const weekOf = (monday: CivilDate): CivilDate[] =>
	Array.from({ length: 7 }, (_, day) => addDays(monday, day));
