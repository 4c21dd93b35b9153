import { type Draw, WHAT } from "./draws.ts";
import type { Prepared } from "./prepare.ts";
import type { LaterDesk, OpenDesk, Situation } from "./situation.ts";
import { shareBelow, valueAt, valueBeyond } from "./spread.ts";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const NEVER = Number.POSITIVE_INFINITY;
/** However short breaks are as a rule: after so long nobody wonders yet. */
const LONG_BREAK = 30 * MINUTE;

/** A desk in one possible rest of the day. */
export interface Seat {
	/** Row in Prepared.desks. */
	desk: number;
	/** Free from then on. */
	at: number;
	/** Whom it has now is done by then; it may pause afterwards. */
	doneAt: number;
	/** Calls no more from then on; not firm: unless it is the last. */
	until: number;
	isFirm: boolean;
	/** Goes on a break as soon as it is free after that. */
	pause: number;
	pauseMs: number;
}

/** The desks of one path: when each is free, goes, comes and has its break. */
export function seatsOf(
	prepared: Prepared,
	draw: Draw,
	random: () => number,
): Seat[] {
	const { situation, desks, open, later } = prepared;
	// Whoever has the last shift of the day serves all who are still there.
	const last = Math.max(
		...open.map(({ goes }) => goes ?? NEVER),
		...later.map(({ until }) => until),
	);
	const seats = open.map((desk, row): Seat => {
		const lane = desks[row]?.lane ?? 0;
		const doneAt = freeAt(desk, situation, (what) => draw(lane, what));
		return {
			desk: row,
			doneAt,
			at: Math.max(doneAt, desk.open?.from ?? desk.back ?? situation.now),
			until: desk.open?.until ?? endOf(desk.goes, last),
			isFirm: desk.open !== undefined,
			...pauseOf(
				prepared,
				desk.open || desk.isRested ? null : draw(lane, WHAT.leaves),
				random,
			),
		};
	});
	for (const [index, desk] of later.entries()) {
		const row = open.length + index;
		const lane = desks[row]?.lane ?? 0;
		const at = comesAt(desk, situation, (what) => draw(lane, what));
		if (at < desk.until)
			seats.push({
				desk: row,
				at,
				doneAt: at,
				until: endOf(desk.until, last),
				isFirm: false,
				...pauseOf(
					prepared,
					desk.leftAt === null ? draw(lane, WHAT.leaves) : null,
					random,
				),
			});
	}
	return seats;
}

const endOf = (goes: number | undefined, last: number) =>
	goes === undefined || goes >= last ? NEVER : goes;

/** When a desk is done with whom it has now: of all likely lengths those that are not over yet. */
function freeAt(
	{ busy }: OpenDesk,
	{ now, measures, settings }: Situation,
	draw: (what: number) => number,
): number {
	const { wayMs, spread } = measures;
	if (!busy) return now;
	const usual = busy.minutes * MINUTE;
	const share = draw(WHAT.length);
	let since = busy.since;
	if (!busy.isServed) {
		const called = now - busy.since;
		if (called <= Math.max(2 * wayMs, 2 * MINUTE))
			return Math.max(now, busy.since + wayMs) + usual * valueAt(spread, share);
		const empty = measures.people?.empty;
		if (draw(WHAT.comes) < nobodyComes(called / wayMs, empty?.share ?? 0)) {
			// The desk waits for nobody, as long as it usually does.
			const holds = [empty?.minutes ?? 0, settings.noShowMinutes];
			const hold = holds.find((one) => one * MINUTE > called);
			return hold === undefined ? now : busy.since + hold * MINUTE;
		}
		// They sit there, and nobody has pressed so.
		since += wayMs;
	}
	const ratio = valueBeyond(spread, (now - since) / usual, share);
	const end = since + usual * ratio;
	// Longer than anything that was measured, by far even: a fifth of the usual length still.
	return end > now && end < NEVER ? end : now + usual / 5;
}

/**
 * How likely a call is one at which nobody comes, after so many usual ways: in each of them half of those come who do.
 * Where no such call was ever measured, none is counted on: that would give the time of somebody booked away.
 */
function nobodyComes(ways: number, share: number): number {
	const onTheirWay = (1 - share) * 0.5 ** ways;
	return share === 0 ? 0 : share / (share + onTheirWay);
}

/** When somebody sits down there; infinite: nobody does today. */
function comesAt(
	{ from, leftAt }: LaterDesk,
	{ now, measures }: Situation,
	draw: (what: number) => number,
): number {
	const habits = measures.desks;
	if (!habits) return NEVER;
	const { taken, lateness } = habits;
	if (leftAt !== null) {
		const usual = habits.breakMinutes * MINUTE;
		const longest = Math.max(usual * 1.5, LONG_BREAK);
		const gone = Math.max(usual * 0.5, now - leftAt);
		// The longer somebody is away the less likely it is a break: they went home, or to another task.
		const late =
			taken * Math.max(0, (longest - gone) / (longest - usual * 0.5));
		if (draw(WHAT.comes) >= late / (late + 1 - taken)) return NEVER;
		const back = leftAt + gone + draw(WHAT.when) * (longest - gone);
		return Math.max(back, now + MINUTE);
	}
	const below = shareBelow(lateness, (now - from) / MINUTE);
	const late = taken * (1 - below);
	const comes = late === 0 ? 0 : late / (late + 1 - taken);
	if (draw(WHAT.comes) >= comes) return NEVER;
	const after = valueAt(lateness, below + draw(WHAT.when) * (1 - below));
	return Math.max(now, from + after * MINUTE);
}

/** When its break begins, if one is still to come: one a day, at the hours at which they were measured. */
function pauseOf(
	{ situation, pauses }: Prepared,
	share: number | null,
	random: () => number,
): Pick<Seat, "pause" | "pauseMs"> {
	const minutes = situation.measures.desks?.breakMinutes ?? 0;
	const pauseMs = minutes * MINUTE * (0.6 + 0.8 * random());
	if (share === null) return { pause: NEVER, pauseMs: 0 };
	let before = 0;
	for (const [quarter, begun] of pauses.entries()) {
		if (share < begun) {
			const inside = (share - before) / (begun - before);
			return { pause: situation.now + (quarter + inside) * QUARTER, pauseMs };
		}
		before = begun;
	}
	return { pause: NEVER, pauseMs };
}
