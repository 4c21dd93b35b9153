import type { Answer, Api, Sending } from "./api.ts";
import { hasStatus } from "./expect.ts";
import { LeftOut } from "./left-out.ts";
import type { Receiver } from "./receiver.ts";

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
	/** Free today, the first one first. */
	today: readonly Time[];
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

	private readonly told: Receiver | null;

	constructor(api: Api, place: Place, told: Receiver | null) {
		this.api = api;
		this.place = place;
		this.told = told;
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

	/** An appointment of today. */
	async today(): Promise<Answer> {
		const [time] = this.place.today;
		if (!time) throw new LeftOut("nothing is free today");
		const { station, service } = this.place;
		const wanted = { station, services: [service], ...time };
		const held = hasStatus(await this.api.send("holds", wanted), 201);
		return hasStatus(await this.book(held.body.hold), 201);
	}

	/** Where the implementation tells what became of things. */
	receiver(): Receiver {
		if (!this.told) throw new LeftOut("nobody listens");
		return this.told;
	}

	/** What failed to be cancelled here is over one day. */
	async clear(): Promise<void> {
		for (const appointment of this.booked)
			await this.api
				.send("appointments/cancel", { appointment })
				.catch(() => {});
	}
}

/** So many days share what is booked: of one day a client has its share, and no more. */
const DAYS = 5;

/** From the end, where people who book meanwhile come last, one day after the other. */
function farApart(times: readonly Time[]): Time[] {
	const days = [...Map.groupBy(times, ({ date }) => date).values()]
		.map(eachFourthFirst)
		.toReversed();
	const free: Time[] = [];
	for (let first = 0; first < days.length; first += DAYS) {
		const some = days.slice(first, first + DAYS);
		const most = Math.max(...some.map((ofDay) => ofDay.length));
		for (let index = 0; index < most; index++)
			free.push(...some.flatMap((ofDay) => ofDay[index] ?? []));
	}
	return free;
}

/** A reservation may cover the next one. */
function eachFourthFirst(ofDay: readonly Time[]): Time[] {
	const fromEnd = ofDay.toReversed();
	return [0, 2, 1, 3].flatMap((first) =>
		fromEnd.filter((_, index) => index % 4 === first),
	);
}
