import type {
	BookingRules,
	Busy,
	DayFacts,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import type { Booked, Concern } from "#lib/simulation/simulation.ts";
import { type CivilDate, daysBetween, instantAt } from "#lib/time.ts";
import { desksOf } from "./on-paper.ts";
import { chooserOf, type Random } from "./random.ts";
import { legsOn } from "./walks.ts";

const NOON = 720;

const byPlace = (a: Busy, b: Busy) => a.deskId - b.deskId || a.from - b.from;

/** A day on which appointments are put one after the other; what they take of the desks stands in `busy`. */
class Calendar {
	private readonly busy: Busy[];
	private readonly parts = new Map<readonly number[], readonly number[]>();
	private count = 0;
	private readonly facts: DayFacts;
	private readonly rules: BookingRules;

	constructor(facts: DayFacts, rules: BookingRules) {
		this.facts = facts;
		this.rules = rules;
		this.busy = facts.busy.toSorted(byPlace);
	}

	/**
	 * What it is booked for here: where no desk does it all the appointment is for the first part of it, and the rest was
	 * found out, or put on the list, when they came.
	 */
	asked({ serviceIds }: Concern): readonly number[] {
		const known = this.parts.get(serviceIds);
		if (known) return known;
		const [first = serviceIds] = legsOn(serviceIds, desksOf(this.facts));
		this.parts.set(serviceIds, first);
		return first;
	}

	starts(request: TimeRequest): number[] {
		return freeStarts({ ...this.facts, busy: this.busy }, this.rules, request);
	}

	take(request: TimeRequest, start: number): void {
		const deskId = deskFor(
			{ ...this.facts, busy: this.busy },
			this.rules,
			request,
			start,
		);
		if (deskId === null) return;
		this.count += 1;
		const taken: Busy = {
			appointmentId: `paper ${this.count}`,
			deskId,
			from: start,
			until: start + request.minutes,
			holdExpiresAt: null,
		};
		// In order, so that the search finds what follows upon each other as one span.
		const after = this.busy.findIndex((one) => byPlace(taken, one) < 0);
		this.busy.splice(after < 0 ? this.busy.length : after, 0, taken);
	}
}

/**
 * The appointments of a day that fills up: people ask for one of the times that the real search for free times offers,
 * until so many have one or nothing is free for anybody any more.
 * @param facts nobody is in it yet
 */
export function filledDay(
	facts: DayFacts,
	rules: BookingRules,
	concerns: readonly Concern[],
	count: number,
	random: Random,
): Booked[] {
	const now = instantAt(facts.date, 0).epochMilliseconds;
	// On the day itself everything is released, and what a draw left over is everybody's.
	const windows = facts.windows.map(({ byLot: _, ...window }) => ({
		...window,
		releasedAt: 0,
	}));
	const calendar = new Calendar({ ...facts, windows, busy: [] }, rules);
	const booked: Booked[] = [];
	const full = new Set<Concern>();
	const choose = chooserOf(concerns);
	for (let tries = 0; booked.length < count && tries < 4 * count; tries += 1) {
		const concern = choose(random);
		const at = random();
		if (!concern || full.size === concerns.length) break;
		if (full.has(concern)) continue;
		const request: TimeRequest = {
			serviceIds: calendar.asked(concern),
			minutes: concern.planned,
			channel: "staff",
			now,
		};
		const starts = calendar.starts(request);
		const start = starts[Math.floor(at * starts.length)];
		if (start === undefined) {
			full.add(concern);
			continue;
		}
		calendar.take(request, start);
		booked.push({ start, concern });
	}
	return booked;
}

/**
 * So many days one waits for the first free time, on each of the next days at noon, while people go on booking: each
 * takes the first time that the real search offers them. Null: nothing is free within so many days. A day at a time.
 * @param days from today on, with what is booked already; so many more than are played as are searched
 */
export function* daysAhead(
	days: readonly DayFacts[],
	rules: BookingRules,
	{
		concerns,
		bookedADay,
		length,
		searched,
		usual,
	}: {
		concerns: readonly Concern[];
		bookedADay: number;
		/** Days to play. */
		length: number;
		/** One looks so many days ahead. */
		searched: number;
		/** What most people ask for. */
		usual: Concern;
	},
	random: Random,
): Generator<void, (number | null)[]> {
	const calendars = days.map((facts) => new Calendar(facts, rules));
	const choose = chooserOf(concerns);
	/** Of each concern the first day that may have something: it fills up, and nobody cancels here. */
	const first = new Map<Concern, number>();
	const find = (concern: Concern, today: number, now: number) => {
		const last = Math.min(today + searched, days.length - 1);
		let index = Math.max(today, first.get(concern) ?? 0);
		for (; index <= last; index += 1) {
			const calendar = calendars[index];
			if (!calendar) continue;
			const request: TimeRequest = {
				serviceIds: calendar.asked(concern),
				minutes: concern.planned,
				channel: "online",
				now,
			};
			const [start] = calendar.starts(request);
			if (start === undefined) continue;
			first.set(concern, index);
			return { index, start, request };
		}
		// Nobody else of this day looks through a calendar that is full.
		first.set(concern, index);
		return null;
	};
	const waits: (number | null)[] = [];
	for (let today = 0; today < length; today += 1) {
		// New times may have been released over night, on any day.
		first.clear();
		const date = days[today]?.date;
		if (!date) throw new Error("A day is played that is not there.");
		const now = instantAt(date, NOON).epochMilliseconds;
		const found = find(usual, today, now);
		const asking = Math.floor(bookedADay + random());
		for (let person = 0; person < asking; person += 1) {
			const concern = choose(random);
			const place = concern && find(concern, today, now);
			if (place) calendars[place.index]?.take(place.request, place.start);
		}
		waits.push(found ? daysBetween(date, dateAt(days, found.index)) : null);
		yield;
	}
	return waits;
}

const dateAt = (days: readonly DayFacts[], index: number): CivilDate => {
	const date = days[index]?.date;
	if (!date) throw new Error("A time on a day that is none.");
	return date;
};
