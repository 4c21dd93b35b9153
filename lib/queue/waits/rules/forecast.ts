import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import type {
	PlaySettings,
	QueueDesk,
	Spoken,
	Wait,
} from "#lib/queue/queue.ts";
import type { Measures } from "./measures.ts";
import { numbers } from "./numbers.ts";

/** Somebody to be served, and how long that is likely to take. */
export interface Job extends Spoken {
	minutes: number;
	/** How likely somebody with an appointment comes; left out: as everywhere (measures.showRate). */
	showRate?: number;
}

/** A desk that somebody sits at. Instants are epoch milliseconds. */
export interface OpenDesk extends QueueDesk {
	/** Whom it serves or has called; null: free. */
	busy: { since: number; isServed: boolean; minutes: number } | null;
	/** Of a day that is only planned: calls from then on, and no more after that. Left out: somebody sits there now. */
	open?: { from: number; until: number };
}

export interface Situation {
	now: number;
	settings: PlaySettings;
	measures: Measures;
	desks: readonly OpenDesk[];
	/** In the house, not yet called. */
	waiting: readonly Job[];
	/** Appointments still to come, arriving at their time. */
	coming: readonly Job[];
}

/** So many days are played through; the range leaves out a sixth of them on either side. */
const RUNS = 30;
const SIDE = 1 / 6;
const MINUTE = 60_000;

/**
 * Plays the rest of the day through, several times, with the very function that calls (tongues.ts), service times as
 * they were measured and some who do not come. For each visit that waits: how long until its call. Visits that no open
 * desk serves are left out. The same situation always gives the same answer.
 */
export function forecast(situation: Situation): Map<string, Wait> {
	const waits = new Map<string, number[]>();
	const random = numbers();
	for (let run = 0; run < RUNS; run += 1)
		for (const [id, wait] of playOnce(situation, random)) {
			const known = waits.get(id);
			if (known) known.push(wait);
			else waits.set(id, [wait]);
		}
	return new Map([...waits].map(([id, times]) => [id, waitOf(times)]));
}

/** The wait of somebody who would come now; null: no open desk serves them. */
export function waitOfNewcomer(
	situation: Situation,
	newcomer: Job,
): Wait | null {
	const { waiting } = situation;
	const all = forecast({ ...situation, waiting: [...waiting, newcomer] });
	return all.get(newcomer.id) ?? null;
}

function waitOf(milliseconds: readonly number[]): Wait {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	const at = (share: number) =>
		(sorted[Math.round((sorted.length - 1) * share)] ?? 0) / MINUTE;
	return {
		minutes: Math.round(at(0.5)),
		from: Math.floor(at(SIDE) / 5) * 5,
		until: Math.ceil(Math.max(at(1 - SIDE), 1) / 5) * 5,
	};
}

/** One possible rest of the day: milliseconds until the call of each who waits now, or comes later in `waiting`. */
export function playOnce(
	{ now, settings, measures, desks, waiting, coming }: Situation,
	random: () => number,
): Map<string, number> {
	// Time only goes forward, so nobody is looked at before they come: a whole day has hundreds, a line few.
	const future: Job[] = [
		...waiting,
		...coming
			.filter(({ showRate = measures.showRate }) => random() < showRate)
			.map((job) => ({
				...job,
				arrivedAt: Math.max(job.startsAt ?? now, now),
			})),
	].sort((a, b) => a.arrivedAt - b.arrivedAt);
	const here: Job[] = [];
	let come = 0;
	const serviceMs = (minutes: number) =>
		minutes * MINUTE * oneOf(measures.spread, random);
	const free = desks.map((desk) => ({
		desk,
		at: Math.max(
			freeAt(desk, now, measures, serviceMs),
			desk.open?.from ?? now,
		),
	}));
	const wanted = new Set(waiting.map(({ id }) => id));
	const calls = new Map<string, number>();
	while (calls.size < wanted.size && free.length > 0) {
		const next = free.reduce((a, b) => (b.at < a.at ? b : a));
		if (next.desk.open && next.at >= next.desk.open.until) {
			free.splice(free.indexOf(next), 1);
			continue;
		}
		for (
			let job = future[come];
			job && job.arrivedAt <= next.at;
			job = future[come]
		) {
			here.push(job);
			come += 1;
		}
		const called = nextFor(next.desk, desks, here, next.at, settings)?.visit;
		if (called) {
			here.splice(here.indexOf(called), 1);
			if (wanted.has(called.id)) calls.set(called.id, next.at - now);
			next.at += measures.wayMs + serviceMs(called.minutes);
			continue;
		}
		// Nobody for this desk: it waits for the next who comes, or whose parking ends.
		const later = [
			future[come]?.arrivedAt ?? 0,
			...here.map(({ parkedUntil }) => parkedUntil ?? 0),
		].filter((instant) => instant > next.at);
		if (later.length === 0) free.splice(free.indexOf(next), 1);
		else next.at = Math.min(...later);
	}
	return calls;
}

/** When a desk is done with whom it has now: of all likely lengths those that are not over yet. */
function freeAt(
	{ busy }: OpenDesk,
	now: number,
	{ wayMs, spread }: Measures,
	serviceMs: (minutes: number) => number,
): number {
	if (!busy) return now;
	if (!busy.isServed)
		return Math.max(now, busy.since + wayMs) + serviceMs(busy.minutes);
	const end = busy.since + serviceMs(busy.minutes);
	if (end > now) return end;
	// Longer than was drawn: the longest measured, and past that a fifth of the usual length still.
	const longest = busy.since + busy.minutes * MINUTE * (spread.at(-1) ?? 1);
	return Math.max(longest, now + (busy.minutes * MINUTE) / 5);
}

function oneOf(values: readonly number[], random: () => number): number {
	return values[Math.floor(random() * values.length)] ?? 1;
}
