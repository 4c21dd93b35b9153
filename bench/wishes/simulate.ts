import type {
	BookingRules,
	Busy,
	DayFacts,
} from "#lib/availability/availability.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import { keepUntil } from "#lib/booking/rules/keep-back.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	instantAt,
	type Minute,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";
import {
	type Choice,
	chooseWish,
	type Waiting,
} from "#lib/wishes/rules/choose.ts";
import {
	HALVES,
	type Half,
	type HalfOfWeek,
} from "#lib/wishes/rules/halves.ts";
import { isQuiet, wakesAt } from "#lib/wishes/rules/offer-time.ts";
import { MAX_OFFERS, type WishSettings } from "#lib/wishes/wishes.ts";
import { pick, randomOf } from "#prisma/seed/random.ts";

/** What the people of a simulation are like. Shares are from 0 to 1. */
export interface People {
	/** New wishes on a working day. */
	wishesPerDay: number;
	/** Of all appointments are given back. */
	givenBack: number;
	/** Of who is offered something never look, and so say nothing. */
	silent: number;
	/** Of those who look take it. */
	takes: number;
	/** Half of those who look have answered after so many minutes. */
	medianMinutes: number;
	/** People who look at the public calendar in an hour of the day; few of them could come to a certain time. */
	visitorsPerHour: number;
}

export const USUAL: People = {
	wishesPerDay: 40,
	givenBack: 0.12,
	silent: 0.25,
	takes: 0.8,
	medianMinutes: 20,
	visitorsPerHour: 2,
};

const SETTINGS: WishSettings = {
	freedMinMinutes: 5,
	freedMaxMinutes: 30,
	wishOffersAtOnce: 3,
	wishOffersOfClient: 6,
	wishesPerPerson: 3,
	offerMinMinutes: 30,
	offerMaxMinutes: 180,
	quietFromMinute: 1260,
	quietUntilMinute: 420,
	urgentDays: 14,
	fitDays: 3,
	urgentNeedsProof: false,
};

const RULES: BookingRules = {
	leadMinutes: 30,
	horizonDays: 56,
	usefulGapMinutes: 5,
	staffGoesOnlineDays: null,
};
const FIRST: CivilDate = "2026-12-01";
const DESKS = 6;
const OPENS = 480;
const CLOSES = 960;
const MINUTE = 60_000;
/** So that without a list three in ten are used, which is what other cities tell. */
const SUITS_VISITOR = 0.01;

/** A time that somebody gave back, and what became of it. */
interface Freed {
	date: CivilDate;
	deskId: number;
	from: Minute;
	until: Minute;
	hoursAhead: number;
	usedBy: "wish" | "visitor" | null;
}

interface Person extends Waiting {
	messages: number;
	hasMail: boolean;
	noted: number;
	ended: boolean;
	/** Days from the wish to the time that was accepted. */
	gotAfter: number | null;
}

export interface Outcome {
	days: number;
	freed: number;
	/** Given back at least three hours ahead, and who used them. */
	early: number;
	usedByWish: number;
	usedByVisitor: number;
	wishes: number;
	taken: number;
	offers: number;
	mostMessages: number;
	/** Mean days from wish to acceptance. */
	daysWaited: number;
	doubleBooked: number;
}

/**
 * Some weeks of one station that is booked out for as long as its calendar goes: whoever gives a time back frees it, and
 * the real rules (lib/wishes/rules, lib/booking/rules/keep-back.ts, lib/availability/rules) say who is asked, how long,
 * and when everybody may have it. Nothing else is free, so that nothing is used by accident.
 */
export function simulate(
	days: number,
	seed: string,
	people: People = USUAL,
	settings: WishSettings = SETTINGS,
): Outcome {
	return new Simulation(days, seed, people, settings).run();
}

interface Event {
	at: number;
	/** In which order they came to be: two of the same instant stay in it. */
	order: number;
	run(at: number): void;
}

class Simulation {
	private readonly random: () => number;
	private readonly busy = new Map<CivilDate, Busy[]>();
	private readonly wishes = new Map<string, Person>();
	private readonly everybody: Person[] = [];
	private readonly freed: Freed[] = [];
	private events: Event[] = [];
	private count = 0;
	private offers = 0;
	private readonly dates: CivilDate[];
	private readonly days: number;
	private readonly people: People;
	private readonly settings: WishSettings & { maxOffers: number };

	constructor(
		days: number,
		seed: string,
		people: People,
		settings: WishSettings,
	) {
		this.days = days;
		this.people = people;
		this.settings = { ...settings, maxOffers: MAX_OFFERS };
		this.random = randomOf(seed);
		this.dates = datesBetween(FIRST, addDays(FIRST, days - 1)).filter(
			isWorking,
		);
	}

	run(): Outcome {
		for (const date of this.dates) {
			this.fill(date);
			this.openWishes(date);
			this.openMorning(date);
			this.openVisits(date);
		}
		for (let event = this.next(); event; event = this.next())
			event.run(event.at);
		return this.outcome();
	}

	/** The earliest comes first. */
	private next(): Event | undefined {
		return this.events.pop();
	}

	private at(at: number, run: (at: number) => void): void {
		this.count += 1;
		const event = { at, order: this.count, run };
		// Kept in order, the earliest last: thousands of events, and a sorted list is quick enough.
		let low = 0;
		let high = this.events.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const other = this.events[middle];
			if (
				other &&
				(other.at > at || (other.at === at && other.order < event.order))
			)
				low = middle + 1;
			else high = middle;
		}
		this.events.splice(low, 0, event);
	}

	/** Every desk is booked from morning to evening; some of it will be given back. */
	private fill(date: CivilDate): void {
		const busy: Busy[] = [];
		for (let deskId = 1; deskId <= DESKS; deskId += 1) {
			let from = OPENS;
			while (from < CLOSES) {
				const until = Math.min(CLOSES, from + this.minutes());
				const appointmentId = this.id("a");
				busy.push({ appointmentId, deskId, from, until, holdExpiresAt: null });
				if (this.random() < this.people.givenBack)
					this.giveBackLater(date, appointmentId, { deskId, from, until });
				from = until;
			}
		}
		this.busy.set(date, busy);
	}

	/** Most give back within days, a quarter on the day itself. */
	private giveBackLater(
		date: CivilDate,
		appointmentId: string,
		span: { deskId: number; from: Minute; until: Minute },
	): void {
		const hours = pick(this.random, [
			0.5 + this.random() * 2.5,
			3 + this.random() * 5,
			8 + this.random() * 16,
			24 + this.random() * 48,
			24 + this.random() * 48,
			72 + this.random() * 336,
		]);
		const startsAt = instantAt(date, span.from).epochMilliseconds;
		const at = startsAt - hours * 3_600_000;
		if (at < instantAt(FIRST, 0).epochMilliseconds) return;
		this.at(at, (now) => {
			this.remove(date, appointmentId);
			const freed: Freed = {
				...span,
				date,
				hoursAhead: (startsAt - now) / 3_600_000,
				usedBy: null,
			};
			this.freed.push(freed);
			this.keep(freed, now);
		});
	}

	/** Kept for the list, or free at once; the list is asked within the same minute. */
	private keep(freed: Freed, now: number): void {
		const startsAt = instantAt(freed.date, freed.from).epochMilliseconds;
		const until = keepUntil(startsAt, now, this.settings, this.random());
		if (until === null) {
			this.offerFree(freed.date, [...this.wishes.values()], now);
			return;
		}
		const holdId = this.id("k");
		this.put(freed.date, {
			appointmentId: holdId,
			deskId: freed.deskId,
			from: freed.from,
			until: freed.until,
			holdExpiresAt: until,
		});
		const kept = { ...freed, holdId };
		const ask = (at: number) => {
			if (this.offer(freed, kept, at)) return;
			if (isQuiet(this.settings, instant(at))) {
				const morning = wakesAt(this.settings, instant(at));
				const later = keepUntil(
					startsAt,
					morning.epochMilliseconds,
					this.settings,
					this.random(),
				);
				if (later === null) return;
				if (!this.choose(freed, kept, morning.epochMilliseconds)) return;
				this.remove(freed.date, holdId);
				this.put(freed.date, {
					appointmentId: holdId,
					deskId: freed.deskId,
					from: freed.from,
					until: freed.until,
					holdExpiresAt: later,
				});
				this.at(morning.epochMilliseconds, ask);
			} else if (at + MINUTE < until) this.at(at + MINUTE, ask);
			else
				this.at(until, (over) =>
					this.offerFree(freed.date, [...this.wishes.values()], over),
				);
		};
		ask(now);
	}

	/** What everybody may have is offered to the list as well, as long as it is there. */
	private offerFree(
		date: CivilDate,
		wishes: readonly Person[],
		now: number,
	): void {
		if (!this.hasUnused(date)) return;
		const choice = chooseWish(
			{ stationId: 1, facts: this.facts(date), rules: RULES },
			null,
			wishes,
			this.settings,
			instant(now),
		);
		const wish = choice && this.wishes.get(choice.wishId);
		if (!choice || !wish) return;
		const until = choice.start + wish.minutes;
		const overlap = (one: Freed) =>
			Math.min(one.until, until) - Math.max(one.from, choice.start);
		const [freed] = this.freed
			.filter(
				(one) =>
					one.date === date && one.deskId === choice.deskId && overlap(one) > 0,
			)
			// What is left of a time that somebody shorter took is a rest, and no other time.
			.toSorted(
				(a, b) =>
					Number(a.usedBy !== null) - Number(b.usedBy !== null) ||
					overlap(b) - overlap(a),
			);
		if (!freed) throw new Error("Nobody gave this time back.");
		this.hold(freed, wish, choice, now, (at) =>
			this.offerFree(date, [...this.wishes.values()], at),
		);
		this.offerFree(date, wishes, now);
	}

	/** Of all days, to one person: the others were asked before. */
	private offerAnyDay(wish: Person, now: number): void {
		const today = civilDateOf(instant(now));
		for (const date of this.dates)
			if (date >= today && !wish.hasOpenOffer && !wish.ended)
				this.offerFree(date, [wish], now);
	}

	private choose(
		freed: Freed,
		kept: Parameters<typeof chooseWish>[1],
		now: number,
	) {
		return chooseWish(
			{ stationId: 1, facts: this.facts(freed.date), rules: RULES },
			kept,
			[...this.wishes.values()],
			this.settings,
			instant(now),
		);
	}

	private offer(
		freed: Freed,
		kept: NonNullable<Parameters<typeof chooseWish>[1]>,
		now: number,
	): boolean {
		const choice = this.choose(freed, kept, now);
		const wish = choice && this.wishes.get(choice.wishId);
		if (!choice || !wish) return false;
		this.remove(freed.date, kept.holdId);
		this.hold(freed, wish, choice, now, (at) => this.keep(freed, at));
		return true;
	}

	/** @param back what becomes of the time when they do not take it */
	private hold(
		freed: Freed,
		wish: Person,
		choice: Choice,
		now: number,
		back: (at: number) => void,
	): void {
		const until = choice.start + wish.minutes;
		const hold: Busy = {
			appointmentId: this.id("o"),
			deskId: choice.deskId,
			from: choice.start,
			until,
			holdExpiresAt: choice.openUntil,
		};
		this.put(freed.date, hold);
		this.offers += 1;
		wish.offered += 1;
		wish.hasOpenOffer = true;
		if (wish.hasMail) wish.messages += 1;
		const startsAt = instantAt(freed.date, choice.start).epochMilliseconds;
		wish.passed = [
			...wish.passed,
			{ stationId: 1, startsAt, endsAt: startsAt + wish.minutes * MINUTE },
		];
		const answer = this.answer(wish, now);
		if (answer && answer.at < choice.openUntil)
			this.at(answer.at, (at) =>
				answer.isYes
					? this.take(freed, hold, wish, at)
					: this.pass(freed, hold, wish, at, back),
			);
		else
			this.at(choice.openUntil, (at) => {
				wish.silentAt = at;
				this.pass(freed, hold, wish, at, back);
			});
	}

	private answer(wish: Person, now: number) {
		// Whoever told no address looks at the page once a day, if at all: mostly too late.
		if (!wish.hasMail && this.random() < 0.8) return null;
		if (this.random() < this.people.silent) return null;
		// Lognormal: half within the median, one in ten after five times as long.
		const wait =
			this.people.medianMinutes * Math.exp(1.25 * gaussian(this.random));
		return {
			at: now + Math.max(1, wait) * MINUTE,
			isYes: this.random() < this.people.takes,
		};
	}

	private take(freed: Freed, hold: Busy, wish: Person, at: number): void {
		this.remove(freed.date, hold.appointmentId ?? "");
		this.put(freed.date, { ...hold, holdExpiresAt: null });
		freed.usedBy ??= "wish";
		wish.gotAfter = (at - wish.noted) / (24 * 60 * MINUTE);
		this.end(wish);
	}

	private pass(
		freed: Freed,
		hold: Busy,
		wish: Person,
		at: number,
		back: (at: number) => void,
	): void {
		this.remove(freed.date, hold.appointmentId ?? "");
		wish.hasOpenOffer = false;
		if (wish.offered >= MAX_OFFERS) this.end(wish);
		back(at);
		this.offerAnyDay(wish, at);
	}

	private end(wish: Person): void {
		wish.ended = true;
		this.wishes.delete(wish.id);
	}

	private openWishes(date: CivilDate): void {
		const count = Math.round(
			this.people.wishesPerDay * (0.7 + 0.6 * this.random()),
		);
		for (let index = 0; index < count; index += 1) {
			const minute = 420 + Math.floor(this.random() * 840);
			this.at(instantAt(date, minute).epochMilliseconds, (at) =>
				this.noteWish(at),
			);
		}
	}

	/** What went back at night is offered when the first offers may go out. */
	private openMorning(date: CivilDate): void {
		const morning = instantAt(date, this.settings.quietUntilMinute);
		this.at(morning.epochMilliseconds, (at) => {
			for (const day of this.dates)
				if (day >= date) this.offerFree(day, [...this.wishes.values()], at);
		});
	}

	private noteWish(at: number): void {
		const today = civilDateOf(instant(at));
		const half = this.random();
		const hasMail = this.random() < 0.8;
		const isUrgent = this.random() < 0.1;
		const wish: Person = {
			id: this.id("w"),
			createdAt: at,
			noted: at,
			urgent: isUrgent ? { reason: "moved", by: addDays(today, 14) } : null,
			hasProof: false,
			stationIds: [],
			halves: halvesOf(
				this.random() < 0.25 ? [1, 3, 5] : [1, 2, 3, 4, 5, 6, 7],
				half < 0.25 ? ["afternoon"] : half > 0.75 ? ["morning"] : HALVES,
			),
			earliest: addDays(today, pick(this.random, [0, 0, 1, 3])),
			latest: addDays(today, pick(this.random, [14, 21, 28, 56])),
			serviceIds: [1],
			minutes: this.minutes(),
			noticeMinutes: pick(this.random, [0, 0, 120, 120, 120, 1440, 1440, 2880]),
			offered: 0,
			silentAt: null,
			hasOpenOffer: false,
			openOffersOfPerson: 0,
			openOffersOfClient: 0,
			passed: [],
			brings: null,
			hasMail,
			messages: hasMail ? 1 : 0,
			ended: false,
			gotAfter: null,
		};
		this.wishes.set(wish.id, wish);
		this.everybody.push(wish);
		this.offerAnyDay(wish, at);
		this.at(instantAt(addDays(wish.latest, 1), 0).epochMilliseconds, () => {
			if (wish.ended) return;
			if (wish.hasMail && wish.messages < 3) wish.messages += 1;
			this.end(wish);
		});
	}

	/** Others find what has gone back, if it suits them. */
	private openVisits(date: CivilDate): void {
		for (let hour = 6; hour < 23; hour += 1)
			for (let visit = 0; visit < this.people.visitorsPerHour; visit += 1) {
				const minute = hour * 60 + Math.floor(this.random() * 60);
				this.at(instantAt(date, minute).epochMilliseconds, (at) =>
					this.visit(at),
				);
			}
	}

	private visit(at: number): void {
		const minutes = this.minutes();
		const today = civilDateOf(instant(at));
		for (const date of this.dates) {
			if (date < today || !this.hasUnused(date)) continue;
			const request = {
				serviceIds: [1],
				minutes,
				channel: "online" as const,
				now: at,
			};
			const starts = freeStarts(this.facts(date), RULES, request);
			for (const start of starts) {
				if (this.random() > SUITS_VISITOR) continue;
				const freed = this.freed.find(
					(one) =>
						one.date === date &&
						one.usedBy === null &&
						one.from <= start &&
						start + minutes <= one.until &&
						this.isFree(date, one.deskId, start, start + minutes, at),
				);
				if (!freed) continue;
				this.put(date, {
					appointmentId: this.id("v"),
					deskId: freed.deskId,
					from: start,
					until: start + minutes,
					holdExpiresAt: null,
				});
				freed.usedBy = "visitor";
				return;
			}
		}
	}

	private hasUnused(date: CivilDate): boolean {
		return this.freed.some((one) => one.date === date && one.usedBy === null);
	}

	private isFree(
		date: CivilDate,
		deskId: number,
		from: Minute,
		until: Minute,
		at: number,
	): boolean {
		return !(this.busy.get(date) ?? []).some(
			(busy) =>
				busy.deskId === deskId &&
				busy.from < until &&
				from < busy.until &&
				(busy.holdExpiresAt === null || busy.holdExpiresAt > at),
		);
	}

	private facts(date: CivilDate): DayFacts {
		const desks = Array.from({ length: DESKS }, (_, index) => ({
			id: index + 1,
			serves: null,
		}));
		return {
			date,
			desks,
			windows: desks.map(({ id: deskId }) => ({
				deskId,
				from: OPENS,
				until: CLOSES,
				channel: "online" as const,
				releasedAt: 0,
			})),
			serviceClosures: [],
			busy: this.busy.get(date) ?? [],
		};
	}

	private put(date: CivilDate, busy: Busy): void {
		this.busy.set(date, [...(this.busy.get(date) ?? []), busy]);
	}

	private remove(date: CivilDate, id: string): void {
		this.busy.set(
			date,
			(this.busy.get(date) ?? []).filter((one) => one.appointmentId !== id),
		);
	}

	private minutes(): number {
		return pick(this.random, [10, 15, 15, 20, 20, 30]);
	}

	private id(kind: string): string {
		this.count += 1;
		return `${kind}${String(this.count).padStart(9, "0")}`;
	}

	private outcome(): Outcome {
		const early = this.freed.filter(({ hoursAhead }) => hoursAhead >= 3);
		const by = (who: Freed["usedBy"]) =>
			early.filter(({ usedBy }) => usedBy === who).length;
		const got = this.everybody.flatMap(({ gotAfter }) => gotAfter ?? []);
		return {
			days: this.days,
			freed: this.freed.length,
			early: early.length,
			usedByWish: by("wish"),
			usedByVisitor: by("visitor"),
			wishes: this.everybody.length,
			taken: got.length,
			offers: this.offers,
			mostMessages: Math.max(
				0,
				...this.everybody.map(({ messages }) => messages),
			),
			daysWaited: got.reduce((sum, days) => sum + days, 0) / (got.length || 1),
			doubleBooked: this.dates.reduce(
				(sum, date) => sum + overlaps(this.busy.get(date) ?? []),
				0,
			),
		};
	}
}

function overlaps(busy: readonly Busy[]): number {
	const booked = busy.filter(({ holdExpiresAt }) => holdExpiresAt === null);
	return booked.filter((one, index) =>
		booked
			.slice(index + 1)
			.some(
				(other) =>
					one.deskId === other.deskId &&
					one.from < other.until &&
					other.from < one.until,
			),
	).length;
}

const instant = (at: number) =>
	Temporal.Instant.fromEpochMilliseconds(Math.floor(at));

const isWorking = (date: CivilDate) => weekdayOf(date) <= 5;

/** Box and Muller. */
function gaussian(random: () => number): number {
	const radius = Math.sqrt(-2 * Math.log(1 - random()));
	return radius * Math.cos(2 * Math.PI * random());
}

const halvesOf = (
	weekdays: readonly Weekday[],
	halves: readonly Half[],
): HalfOfWeek[] =>
	weekdays.flatMap((weekday) =>
		halves.map((half) => `${weekday}-${half}` as const),
	);
