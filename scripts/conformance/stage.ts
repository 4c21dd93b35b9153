import type { Answer, Api, Sending } from "./api.ts";
import { hasStatus } from "./expect.ts";

interface Time {
	date: string;
	start: string;
}

/** Where it is tried. */
export interface Place {
	station: string;
	service: string;
	/** Free ones; each is used once. */
	times: readonly Time[];
	/** What the implementation takes for now. */
	asOf: string;
	range: { from: string; to: string };
}

const CONSENT = { privacyNotice: true };

/** At this time no house is open. */
const CLOSED = "03:00";

/** What the cases share: a place, times that are free, people who want to come, and what has to be cancelled at last. */
export class Stage {
	readonly api: Api;
	readonly place: Place;
	private readonly free: Time[];
	private people = 0;
	private readonly run = crypto.randomUUID().slice(0, 8);
	private readonly booked: string[] = [];
	private shared: Promise<Answer> | null = null;

	constructor(api: Api, place: Place) {
		this.api = api;
		this.place = place;
		this.free = farApart(place.times);
	}

	/** Something that can be reserved, and that no other case has taken. */
	wanted() {
		const time = this.free.shift();
		if (!time) throw new Error("Nothing is free any more.");
		const { station, service } = this.place;
		return { station, services: [service], ...time };
	}

	/** Something that nobody can reserve. */
	closed() {
		const { station, service, times } = this.place;
		const date = times[0]?.date ?? "";
		return { station, services: [service], date, start: CLOSED };
	}

	/** Somebody whom no other case has. */
	person(more: object = {}) {
		const name = `Probe ${this.run} ${++this.people}`;
		const email = `probe-${this.run}-${this.people}@conformance.example`;
		return { name, email, ...more };
	}

	async hold(): Promise<Answer> {
		return hasStatus(await this.api.send("holds", this.wanted()), 201);
	}

	async book(
		hold: string,
		how: Sending & { person?: object; consent?: unknown } = {},
	): Promise<Answer> {
		const { person = this.person(), consent = CONSENT, ...sending } = how;
		const wanted = { hold, person, consent };
		const answer = await this.api.send("appointments", wanted, sending);
		if (answer.status === 201) this.booked.push(answer.body?.appointment);
		return answer;
	}

	/** A new appointment. */
	async appointment(): Promise<Answer> {
		const held = await this.hold();
		return hasStatus(await this.book(held.body.hold), 201);
	}

	/** One that several cases look at and nobody changes. */
	standing(): Promise<Answer> {
		this.shared ??= this.appointment();
		this.shared.catch(() => {
			this.shared = null;
		});
		return this.shared;
	}

	/** What failed to be cancelled here is over one day. */
	async clear(): Promise<void> {
		for (const appointment of this.booked)
			await this.api
				.send("appointments/cancel", { appointment })
				.catch(() => {});
	}
}

/** From the end, where people who book meanwhile come last, and each fourth first: a reservation may cover the next one. */
function farApart(times: readonly Time[]): Time[] {
	const fromEnd = times.toReversed();
	return [0, 2, 1, 3].flatMap((first) =>
		fromEnd.filter((_, index) => index % 4 === first),
	);
}
