import { standingOf, standsUntil } from "#lib/queue/order/rules/order.ts";
import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import type { Prepared } from "./prepare.ts";
import type { Job } from "./situation.ts";

/** After everybody who is in the house. */
const UNSEEN = 99;

/**
 * Who waits in one path. It answers what `nextFor` answers, and asks the order of calling for everybody's standing, but
 * only when that changes: a forecast asks for the next person thousands of times.
 */
export class Line {
	/** Who left before they were called, since the last look. */
	readonly gone: number[] = [];

	private readonly prepared: Prepared;
	private readonly jobs: Job[];
	private readonly here: number[] = [];
	private readonly ranks: Float64Array;
	private readonly sinces: Float64Array;
	/** Until then rank and since are what they are. */
	private readonly stands: Float64Array;
	private readonly leaves: Float64Array;

	constructor(prepared: Prepared, jobs: Job[]) {
		this.prepared = prepared;
		this.jobs = jobs;
		this.ranks = new Float64Array(jobs.length);
		this.sinces = new Float64Array(jobs.length);
		this.stands = new Float64Array(jobs.length);
		this.leaves = new Float64Array(jobs.length);
	}

	/** @param leaves then, if not called before */
	add(index: number, leaves: number): void {
		this.here.push(index);
		this.stands[index] = Number.NEGATIVE_INFINITY;
		this.leaves[index] = leaves;
	}

	/** Has an appointment and was not seen: called where nobody else waits. */
	addUnseen(index: number): void {
		this.here.push(index);
		this.ranks[index] = UNSEEN;
		this.sinces[index] = this.jobs[index]?.startsAt ?? 0;
		this.stands[index] = Number.POSITIVE_INFINITY;
		this.leaves[index] = Number.POSITIVE_INFINITY;
	}

	isUnseen(index: number): boolean {
		return this.ranks[index] === UNSEEN;
	}

	/** Who this desk calls now; −1: nobody. */
	take(desk: number, now: number): number {
		const first = this.first(desk, now);
		const place =
			first >= 0 && this.prepared.isSpoken && !this.isUnseen(this.at(first))
				? this.placeBy(desk, now)
				: first;
		if (place < 0) return -1;
		const index = this.at(place);
		this.remove(place);
		return index;
	}

	private at(place: number): number {
		return this.here[place] ?? -1;
	}

	private remove(place: number): void {
		const last = this.here.pop();
		if (last !== undefined && place < this.here.length) this.here[place] = last;
	}

	private first(desk: number, now: number): number {
		const { here, ranks, sinces, stands, leaves, prepared } = this;
		const { can } = prepared;
		const known = prepared.people.length;
		const row = desk * known;
		let first = -1;
		for (let place = here.length - 1; place >= 0; place -= 1) {
			const index = here[place] as number;
			if ((leaves[index] as number) <= now) {
				this.gone.push(index);
				this.remove(place);
				if (first === here.length) first = place;
				continue;
			}
			if (index < known && can[row + index] === 0) continue;
			if ((stands[index] as number) <= now) this.stand(index, now);
			if (first < 0) {
				first = place;
				continue;
			}
			const best = here[first] as number;
			const before =
				(ranks[index] as number) - (ranks[best] as number) ||
				(sinces[index] as number) - (sinces[best] as number) ||
				this.tie(index, best);
			if (before < 0) first = place;
		}
		return first;
	}

	private tie(a: number, b: number): number {
		const { jobs, prepared } = this;
		return (
			(jobs[a]?.arrivedAt ?? 0) - (jobs[b]?.arrivedAt ?? 0) ||
			(prepared.tickets[a] ?? a) - (prepared.tickets[b] ?? b)
		);
	}

	private stand(index: number, now: number): void {
		const job = this.jobs[index] as Job;
		const { settings } = this.prepared.situation;
		const { rank, since } = standingOf(job, now, settings);
		this.ranks[index] = rank;
		this.sinces[index] = since;
		this.stands[index] = standsUntil(job, now, settings);
	}

	/** Where somebody's language counts. */
	private placeBy(desk: number, now: number): number {
		const { desks, situation } = this.prepared;
		const own = desks[desk];
		if (!own) return -1;
		const queue = this.here
			.filter((index) => !this.isUnseen(index))
			.map((index) => ({
				...(this.jobs[index] as Job),
				parkedUntil: null,
				status: "waiting" as const,
				index,
			}));
		const next = nextFor(own, desks, queue, now, situation.settings);
		return next ? this.here.indexOf(next.visit.index) : -1;
	}
}
