import type { Arrival } from "./arrival.ts";
import type { Prepared } from "./prepare.ts";
import type { Seat } from "./seats.ts";
import type { Job } from "./situation.ts";

/**
 * Whoever goes to several desks, in one path: once they are done at one they wait for the next, as the order of calling has
 * them (docs/decisions/0076), and count among those who come from then on. Nobody new has come with that.
 */
export class NextSteps {
	/** Somebody goes to several desks: elsewhere a day is played as if there were no such thing. */
	readonly isNeeded: boolean;
	/** So many of those who come are here. */
	come = 0;

	private readonly prepared: Prepared;
	private readonly jobs: Job[];
	private readonly future: Arrival[];
	private readonly idle = new Set<Seat>();

	constructor(prepared: Prepared, jobs: Job[], future: Arrival[]) {
		this.prepared = prepared;
		this.jobs = jobs;
		this.future = future;
		this.isNeeded = prepared.people.some(({ isLater }) => isLater);
	}

	/** Whom this desk has now is done with it at that instant. */
	afterDesk(desk: number, at: number): void {
		const index = this.prepared.goesOn[desk] ?? -1;
		if (index >= 0) this.arrive(index, at);
	}

	/** @param until when they are done there */
	afterCall(called: number, at: number, until: number): void {
		const index = this.prepared.next[called] ?? -1;
		const before = this.jobs[called];
		const job = this.jobs[index];
		if (!before || !job) return;
		job.arrivedAt = before.arrivedAt;
		job.servedBefore = (before.servedBefore ?? 0) + until - at;
		this.arrive(index, until);
	}

	/** Nobody is there for this desk before that instant, unless somebody is done elsewhere. */
	wait(seat: Seat, until: number): void {
		seat.at = until;
		this.idle.add(seat);
	}

	/** It looks who is there: what it does now is not waiting. */
	look(seat: Seat): void {
		this.idle.delete(seat);
	}

	private arrive(index: number, at: number): void {
		let place = this.future.length;
		while (place > this.come && (this.future[place - 1]?.at ?? 0) > at)
			place -= 1;
		this.future.splice(place, 0, { at, index, isUnseen: false });
		for (const seat of this.idle) if (seat.at > at) seat.at = at;
	}
}
