import type { Arrival } from "./arrival.ts";
import { type Draw, WHAT } from "./draws.ts";
import { Line } from "./line.ts";
import type { Measures } from "./measures.ts";
import { NextSteps } from "./next-steps.ts";
import type { Prepared } from "./prepare.ts";
import { seatsOf } from "./seats.ts";
import type { Job, Situation } from "./situation.ts";
import { valueAt } from "./spread.ts";

const MINUTE = 60_000;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * One possible rest of the day, called by the order of calling itself. For everybody who waits now: milliseconds until
 * the call; infinite: never called; not a number: left before. Time only goes forward, so nobody is looked at before
 * they come: a whole day has hundreds, a line few.
 * @param toLast until all have been called for their last step as well, in the places of those steps
 */
export function play(
	prepared: Prepared,
	draw: Draw,
	random: () => number,
	toLast = false,
): Float64Array {
	const { people, wanted, situation } = prepared;
	const isAsked = (index: number) =>
		index < wanted || (toLast && people[index]?.isLater === true);
	const { now, measures } = situation;
	const { spread } = measures;
	const habits = measures.people;
	const calls = new Float64Array(toLast ? people.length : wanted).fill(NEVER);
	const jobs = people.map(({ job }) => job);
	const future = arrivalsOf(prepared, jobs, draw, random);
	const line = new Line(prepared, jobs);
	const seats = seatsOf(prepared, draw, random);
	const steps = new NextSteps(prepared, jobs, future);
	for (const { desk, doneAt } of seats) steps.afterDesk(desk, doneAt);
	// Whom no desk may call is not waited for: the others' day would be played to its end for them.
	let open = callable(prepared, isAsked);
	let come = 0;
	while (open > 0) {
		let next = seats[0];
		if (!next) return calls;
		for (const seat of seats) if (seat.at < next.at) next = seat;
		// No desk is ever free again.
		if (!(next.at < NEVER)) return calls;
		const { at } = next;
		if (steps.isNeeded) steps.look(next);
		if (at >= next.until && (next.isFirm || seats.length > 1)) {
			seats.splice(seats.indexOf(next), 1);
			continue;
		}
		if (at >= next.pause) {
			next.at += next.pauseMs;
			next.pause = NEVER;
			continue;
		}
		for (
			let arrival = future[come];
			arrival && arrival.at <= at;
			arrival = future[come]
		) {
			come += 1;
			steps.come = come;
			if (arrival.isUnseen) line.addUnseen(arrival.index);
			else
				line.add(
					arrival.index,
					leavesAt(prepared, jobs, arrival.index, draw, random),
				);
		}
		const called = line.take(next.desk, at);
		for (const index of line.gone.splice(0))
			for (
				let step = index;
				step >= 0 && isAsked(step);
				step = prepared.next[step] ?? -1
			) {
				calls[step] = Number.NaN;
				open -= 1;
			}
		if (called >= 0) {
			if (isAsked(called)) {
				calls[called] = at - now;
				open -= 1;
			}
			const lane = people[called]?.lane;
			const share = lane === undefined ? random() : draw(lane, WHAT.length);
			next.at += line.isUnseen(called)
				? (habits?.unseen.minutes ?? 0) * MINUTE
				: (jobs[called]?.minutes ?? 0) * MINUTE * valueAt(spread, share) +
					beforeThat(jobs[called], measures, random);
			steps.afterCall(called, at, next.at);
			continue;
		}
		// Nobody for this desk: it waits for the next who comes.
		const later = future[come]?.at;
		if (steps.isNeeded) steps.wait(next, later ?? NEVER);
		else if (later === undefined) seats.splice(seats.indexOf(next), 1);
		else next.at = later;
	}
	return calls;
}

/** From the call on, until what they come for begins. */
function beforeThat(
	job: Job | undefined,
	{ wayMs, people }: Measures,
	random: () => number,
): number {
	// Nobody goes to a desk to be called by phone.
	if (job?.isRemote) return 0;
	const isEmpty = people && random() < people.empty.share;
	return wayMs + (isEmpty ? people.empty.minutes * MINUTE : 0);
}

function callable(
	{ can, people, desks }: Prepared,
	isAsked: (index: number) => boolean,
): number {
	let count = 0;
	for (let person = 0; person < people.length; person += 1)
		for (let desk = 0; isAsked(person) && desk < desks.length; desk += 1)
			if (can[desk * people.length + person]) {
				count += 1;
				break;
			}
	return count;
}

/** Who waits, who comes with an appointment and who without, in the order in which they come. */
function arrivalsOf(
	{ people, wanted, situation, horizon }: Prepared,
	jobs: Job[],
	draw: Draw,
	random: () => number,
): Arrival[] {
	const { now, measures, walkIns } = situation;
	const lateness = measures.people?.lateness;
	const unseen = measures.people?.unseen;
	const arrivals: Arrival[] = [];
	for (const [index, person] of people.entries()) {
		const { job, lane, below, comes, isLater } = person;
		if (isLater) continue;
		if (index < wanted) {
			const isParked = job.status === "parked";
			if (isParked && job.parkedUntil === null) continue;
			// Somebody who comes later in `waiting` is of a day that is only planned.
			const at = Math.max(job.arrivedAt, isParked ? (job.parkedUntil ?? 0) : 0);
			arrivals.push({ at, index, isUnseen: false });
			continue;
		}
		const startsAt = job.startsAt ?? now;
		if (startsAt > horizon) continue;
		if (draw(lane, WHAT.comes) >= comes) {
			if (unseen && random() < unseen.share)
				arrivals.push({
					at: Math.max(now, startsAt + unseen.after * MINUTE),
					index,
					isUnseen: true,
				});
			continue;
		}
		const share = below + draw(lane, WHAT.when) * (1 - below);
		const late =
			lateness && !job.isRemote ? valueAt(lateness, share) * MINUTE : 0;
		job.arrivedAt = Math.max(startsAt + late, now);
		arrivals.push({ at: job.arrivedAt, index, isUnseen: false });
	}
	for (const hour of walkIns?.hours ?? [])
		if (hour.from < horizon)
			addWalkIns(hour, situation, jobs, arrivals, random);
	return arrivals.sort((a, b) => a.at - b.at);
}

/** One after the other, at no particular moment: the gaps of a Poisson stream. */
function addWalkIns(
	{ from, until, people }: { from: number; until: number; people: number },
	{ now, measures, walkIns }: Situation,
	jobs: Job[],
	arrivals: Arrival[],
	random: () => number,
): void {
	if (people <= 0 || until <= now) return;
	const urgent = measures.people?.urgent;
	const gap = () => (-Math.log(1 - random()) * (until - from)) / people;
	for (let at = Math.max(from, now) + gap(); at < until; at += gap()) {
		const luck = random();
		const isFirst = luck < (urgent?.emergency ?? 0);
		const isUrgent = luck < (urgent?.emergency ?? 0) + (urgent?.priority ?? 0);
		arrivals.push({ at, index: jobs.length, isUnseen: false });
		jobs.push({
			id: "",
			ticket: "",
			status: "waiting",
			arrivedAt: at,
			startsAt: null,
			priority: isFirst ? "emergency" : isUrgent ? "priority" : null,
			serviceIds: [],
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
			minutes: walkIns?.minutes ?? 0,
		});
	}
}

/** Never, of somebody with an appointment: they are expected. */
function leavesAt(
	{ people, situation }: Prepared,
	jobs: readonly Job[],
	index: number,
	draw: Draw,
	random: () => number,
): number {
	const leaving = situation.measures.people?.leaving;
	const job = jobs[index];
	// Nor of who has been served at one desk, and waits for the next.
	if (!leaving || !job || job.startsAt !== null || job.servedBefore)
		return NEVER;
	const known = people[index];
	const below = known?.below ?? 0;
	// Who is still here is the likelier to stay.
	const left = leaving.share * (1 - below);
	const luck = random();
	if (luck * (left + 1 - leaving.share) >= left) return NEVER;
	const share = known ? draw(known.lane, WHAT.leaves) : random();
	const after = valueAt(leaving.after, below + share * (1 - below));
	return job.arrivedAt + after * MINUTE;
}
