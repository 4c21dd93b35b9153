import { canCall } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { minuteOf } from "#lib/time.ts";
import { lanesOf } from "./draws.ts";
import type { Job, LaterDesk, OpenDesk, Situation } from "./situation.ts";
import { shareBelow } from "./spread.ts";

const MINUTE = 60_000;

/** Somebody as all paths know them. */
interface Person {
	/** A copy: each path lets people come at another instant. */
	job: Job;
	lane: number;
	/** Here already, not parked. */
	isHere: boolean;
	/** Of those who come late or wait long, so many would have come, or left, by now. */
	below: number;
	/** Of an appointment to come: how likely it is that they still come. */
	comes: number;
	/** Somebody's later step: they wait for it once the one before is done. */
	isLater?: boolean;
}

/** What is the same in all paths of one forecast, worked out once. */
export interface Prepared {
	situation: Situation;
	/** Those who wait first: so many are asked for. */
	people: Person[];
	wanted: number;
	/** Those that somebody sits at, then those of later. */
	desks: readonly (QueueDesk & { lane: number })[];
	/** Row by desk, column by person: whether it may call them. */
	can: Uint8Array;
	/** By person: as whom they wait again for their next step; −1, or none: they go. */
	next: Int32Array;
	/** The same by desk, of whom it has now. */
	goesOn: readonly number[];
	/** By person: the order of their tickets. */
	tickets: Int32Array;
	/** Somebody's language counts: the order looks at who sits where. */
	isSpoken: boolean;
	open: readonly OpenDesk[];
	later: readonly LaterDesk[];
	/** For each quarter of an hour from now on: how likely a desk that had no break yet has begun one by its end. */
	pauses: readonly number[];
	/** Who comes later makes no difference to those who wait now. */
	horizon: number;
}

export function prepare(situation: Situation): Prepared {
	const { desks, later = [], waiting, coming, settings, measures } = situation;
	const counted = measures.desks ? later : [];
	const chain = chainOf([...waiting, ...coming], desks);
	const { jobs } = chain;
	const lanes = lanesOf([
		...jobs.map(({ id }) => id),
		...[...desks, ...counted].map(({ id }) => `desk ${id}`),
	]);
	const all = [...desks, ...counted].map((desk, index) => ({
		...desk,
		lane: lanes[jobs.length + index] ?? 0,
	}));
	const can = new Uint8Array(all.length * jobs.length);
	for (const [row, desk] of all.entries())
		for (const [column, job] of jobs.entries())
			can[row * jobs.length + column] = canCall(desk, job) ? 1 : 0;
	const tickets = new Int32Array(jobs.length);
	const byTicket = jobs.map(({ ticket }, index) => ({ ticket, index }));
	byTicket.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
	for (const [place, { index }] of byTicket.entries()) tickets[index] = place;
	return {
		situation,
		people: jobs.map((job, index) => ({
			job: { ...job },
			lane: lanes[index] ?? 0,
			...(index >= waiting.length + coming.length
				? { isHere: false, below: 0, comes: 0, isLater: true }
				: index < waiting.length
					? waits(job, situation)
					: toCome(job, situation)),
		})),
		wanted: waiting.length,
		desks: all,
		can,
		next: chain.next,
		goesOn: chain.goesOn,
		tickets,
		isSpoken:
			settings.prefersLanguage === true && jobs.some(({ speaks }) => speaks),
		open: desks,
		later: counted,
		pauses: pausesFrom(situation),
		horizon: horizonOf(situation),
	};
}

/**
 * Whoever goes to several desks is one person for each of their steps, behind all others: so that the one who waits now is
 * never taken for somebody who will come.
 */
function chainOf(here: readonly Job[], desks: readonly OpenDesk[]) {
	const jobs = [...here];
	const links: [from: number, to: number][] = [];
	const follow = (job: Job): number => {
		const [leg, ...later] = job.later ?? [];
		if (!leg) return -1;
		const index = jobs.length;
		const id = `${job.id} ${later.length} steps before the last`;
		const next: Job = { ...job, ...leg, id, later };
		jobs.push(waitsAgain(next));
		const after = follow(next);
		if (after >= 0) links.push([index, after]);
		return index;
	};
	for (const [index, job] of here.entries()) {
		const to = follow(job);
		if (to >= 0) links.push([index, to]);
	}
	const goesOn = desks.map(({ busy }) => {
		if (!busy?.goesOn) return -1;
		const index = jobs.length;
		jobs.push(waitsAgain(busy.goesOn));
		const after = follow(busy.goesOn);
		if (after >= 0) links.push([index, after]);
		return index;
	});
	const next = new Int32Array(jobs.length).fill(-1);
	for (const [from, to] of links) next[from] = to;
	return { jobs, next, goesOn };
}

/** In turn: whoever was to go first somewhere went there. */
const waitsAgain = (job: Job): Job => ({
	...job,
	status: "waiting",
	parkedUntil: null,
	handedOverAt: null,
});

/**
 * Four times as long as all who wait, and two hours more: by then they are called, whatever comes between. Days that are
 * only planned, whose people are all in `waiting`, are played to their end.
 */
function horizonOf({ now, desks, waiting }: Situation): number {
	const minutes = waiting.reduce((sum, job) => sum + job.minutes + 1, 0);
	const last = Math.max(now, ...waiting.map(({ arrivedAt }) => arrivedAt));
	return last + (120 + (4 * minutes) / Math.max(1, desks.length)) * MINUTE;
}

/** Nobody looks further ahead than that for a break. */
const QUARTERS = 32;

function pausesFrom({ now, measures: { desks } }: Situation): number[] {
	if (!desks || desks.breakMinutes <= 0) return [];
	const hours = [...desks.breaks];
	const begunBy = (minute: number) =>
		hours.reduce(
			(sum, [hour, breaks]) =>
				sum + breaks * Math.min(1, Math.max(0, minute / 60 - hour)),
			0,
		);
	// Where more breaks were measured than one a day, each desk has its own once.
	const all = Math.max(
		1,
		hours.reduce((sum, [, breaks]) => sum + breaks, 0),
	);
	const minute = minuteOf(
		Temporal.Instant.fromEpochMilliseconds(Math.floor(now)),
	);
	const earlier = begunBy(minute);
	return Array.from({ length: QUARTERS }, (_, quarter) =>
		earlier >= all
			? 0
			: (begunBy(minute + (quarter + 1) * 15) - earlier) / (all - earlier),
	);
}

/** In the house. With an appointment nobody leaves before their turn. */
function waits(job: Job, { now, measures }: Situation) {
	const leaving = job.startsAt === null ? measures.people?.leaving : null;
	return {
		isHere: true,
		comes: 1,
		below: leaving
			? shareBelow(leaving.after, (now - job.arrivedAt) / MINUTE)
			: 0,
	};
}

/** Who has not come until now is late, or never comes; who does not have to come is neither. */
function toCome(job: Job, { now, measures }: Situation) {
	if (job.isRemote) return { isHere: false, below: 0, comes: 1 };
	const rate = job.showRate ?? measures.showRate;
	const lateness = measures.people?.lateness;
	const below =
		lateness && job.startsAt !== null
			? shareBelow(lateness, (now - job.startsAt) / MINUTE)
			: 0;
	const late = rate * (1 - below);
	return {
		isHere: false,
		below,
		comes: late === 0 ? 0 : late / (late + 1 - rate),
	};
}
