import type { CivilDate } from "#lib/time.ts";

/** A time as the button of a page names it: `stadtmitte|2026-11-25|08:15`. */
export type TimeValue = string;

/** Milliseconds by a clock that only goes forward. */
type Moment = number;

/**
 * What this load itself knows to be taken, and since when: the other end had said so. Only what it took on its own
 * counts, so the truth is at least that. Times begin at the quarters of an hour and take one each, so a time is gone when
 * as many were taken as the station has desks.
 */
export class Taken {
	readonly #desks: (station: string) => number;
	readonly #counts = new Map<TimeValue, number>();
	readonly #goneSince = new Map<TimeValue, Moment>();
	/** By station: taken, or asked for without an answer so far. */
	readonly #perhaps = new Map<string, number>();

	constructor(desks: (station: string) => number) {
		this.#desks = desks;
	}

	/** Somebody asks for a time now. */
	ask(time: TimeValue): void {
		this.#count(time, 1);
	}

	/** The answer came: it is theirs, or it is not. */
	answered(time: TimeValue, isTheirs: boolean, at: Moment): void {
		if (!isTheirs) {
			this.#count(time, -1);
			return;
		}
		const count = (this.#counts.get(time) ?? 0) + 1;
		this.#counts.set(time, count);
		if (count >= this.#desks(stationOf(time))) this.#goneSince.set(time, at);
	}

	/** From now on it may be had again: somebody asks for another one instead, or has lost it. */
	letGo(time: TimeValue): void {
		this.#counts.set(time, (this.#counts.get(time) ?? 0) - 1);
		this.#goneSince.delete(time);
		this.#count(time, -1);
	}

	/**
	 * How old a page must be at least that offers these times: it does not know what was so when it was asked for.
	 * @param askedAt when the page was asked for
	 */
	ageOf(offers: readonly TimeValue[], askedAt: Moment): number {
		let age = 0;
		for (const time of offers) {
			const since = this.#goneSince.get(time);
			if (since !== undefined) age = Math.max(age, askedAt - since);
		}
		return age;
	}

	/** How many of a station's times are taken at most. */
	atMost(station: string): number {
		return this.#perhaps.get(station) ?? 0;
	}

	#count(time: TimeValue, by: number): void {
		const station = stationOf(time);
		this.#perhaps.set(station, this.atMost(station) + by);
	}
}

const stationOf = (time: TimeValue): string => time.slice(0, time.indexOf("|"));

export const dayOf = (time: TimeValue): CivilDate =>
	time.split("|")[1] as CivilDate;

/** "stadtmitte|2026-11-25|08:15": at a quarter of an hour. */
export const isQuarter = (time: TimeValue): boolean =>
	/(?:00|15|30|45)$/.test(time);
