import type { BookingRules, DayFacts } from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import { dayClock, instantAt, type Minute } from "#lib/time.ts";
import type { OfferReason, WishSettings } from "#lib/wishes/wishes.ts";
import { isQuiet, isResting, openUntil } from "./offer-time.ts";
import { byPoints, type Ranked, weigh } from "./rank.ts";
import { type Hours, suitsDay, suitsHours } from "./wanted.ts";

/** A wish that waits, as the rule sees it. */
export interface Waiting extends Ranked, Hours {
	serviceIds: readonly number[];
	minutes: number;
	noticeMinutes: number;
	/** Offers it has had, without those that the house could not keep. */
	offered: number;
	/** When an offer ran out without an answer, the newest; epoch milliseconds. */
	silentAt: number | null;
	/** One of them is open. */
	hasOpenOffer: boolean;
	/** Offers of the same person that are open, of this wish and others. */
	openOffersOfPerson: number;
	/** Of all wishes that came from the same client on that day; 0 where it counts for nobody. */
	openOffersOfClient: number;
	/** Starts at which it was offered a time that it did not take; epoch milliseconds by station. */
	passed: readonly { stationId: number; startsAt: number; endsAt: number }[];
	/** The appointment that it would bring forward; epoch milliseconds. */
	brings: { id: string; startsAt: number } | null;
}

/** The day that is looked at, under its lock or as pages see it. */
interface Day {
	stationId: number;
	facts: DayFacts;
	rules: BookingRules;
}

/** A time that was given back and is kept: by the id of what keeps it. Null: all times that are free on the day. */
export interface Kept {
	holdId: string;
	deskId: number;
	from: Minute;
	until: Minute;
	/** A change of plan has opened these hours: nobody has to fill them. */
	isOpened?: boolean;
}

export interface Choice {
	wishId: string;
	deskId: number;
	start: Minute;
	/** Epoch milliseconds. */
	openUntil: number;
	reason: OfferReason;
}

type Settings = WishSettings & { maxOffers: number };

/**
 * Who is offered a time: one wish or none, by what is written here and nothing else (docs/decisions/0040). First who can
 * take it at all: station, day, hours, services and notice suit, the wish has offers left, nobody waits for too many
 * answers at once, the same time was not let pass before, and an appointment would really come sooner. Among them the
 * one for whom most speaks (rank.ts). The same facts give the same answer, in whatever order the wishes come.
 */
export function chooseWish(
	whole: Day,
	kept: Kept | null,
	wishes: readonly Waiting[],
	settings: Settings,
	now: Temporal.Instant,
): Choice | null {
	if (isQuiet(settings, now)) return null;
	const day = kept ? atDesk(whole, kept.deskId) : whole;
	const starts = startsOfDay(day, kept, now);
	const suited = wishes.flatMap((wish) => {
		if (!mayBeOffered(wish, day, settings, now)) return [];
		const { date } = day.facts;
		const at = now.epochMilliseconds;
		const openOf = (start: Minute) => (suited: number) =>
			openUntil(
				settings,
				{ noticeMinutes: wish.noticeMinutes, suited },
				instantAt(date, start).epochMilliseconds,
				at,
			);
		// An earlier one that is too near for them hides no later one.
		const start = starts(wish).find(
			(minute) => isOfUse(wish, day, minute) && openOf(minute)(1) !== null,
		);
		if (start === undefined) return [];
		const open = openOf(start);
		const share =
			kept && !kept.isOpened
				? Math.min(1, wish.minutes / (kept.until - kept.from))
				: 1;
		const weight = weigh(wish, { date, share, now: at }, settings);
		return [{ wish, start, open, weight }];
	});
	const [first] = suited.toSorted(byPoints);
	if (!first) return null;
	const { wish, start, open, weight } = first;
	const until = open(suited.length);
	const deskId = deskFor(
		day.facts,
		day.rules,
		requestOf(wish, kept, now),
		start,
	);
	if (deskId === null || until === null) return null;
	return {
		wishId: wish.id,
		deskId,
		start,
		openUntil: until,
		reason: { ...weight, suited: suited.length },
	};
}

/** What was given back is one desk's time; that others are free then is another matter. */
const atDesk = (day: Day, deskId: number): Day => ({
	...day,
	facts: {
		...day.facts,
		desks: day.facts.desks.filter(({ id }) => id === deskId),
	},
});

/** Whether somebody waits for a time on this day, whatever the hour: then a time given back at night is kept till morning. */
export function isWaitedFor(
	day: Day,
	kept: Kept,
	wishes: readonly Waiting[],
	settings: Settings,
	morning: Temporal.Instant,
): boolean {
	return chooseWish(day, kept, wishes, settings, morning) !== null;
}

function mayBeOffered(
	wish: Waiting,
	{ stationId, facts }: Day,
	settings: Settings,
	now: Temporal.Instant,
): boolean {
	return (
		suitsDay(wish, { stationId, date: facts.date }) &&
		wish.offered < settings.maxOffers &&
		!wish.hasOpenOffer &&
		wish.openOffersOfPerson < settings.wishOffersAtOnce &&
		wish.openOffersOfClient < settings.wishOffersOfClient &&
		!isResting(wish, settings, now)
	);
}

/** Hours suit, it would come sooner than what they have, and they did not let the same time pass before. */
function isOfUse(
	wish: Waiting,
	{ stationId, facts: { date } }: Day,
	start: Minute,
): boolean {
	if (!suitsHours(wish, date, start, wish.minutes)) return false;
	const startsAt = instantAt(date, start).epochMilliseconds;
	const endsAt = startsAt + wish.minutes * 60_000;
	return (
		(wish.brings === null || startsAt < wish.brings.startsAt) &&
		!wish.passed.some(
			(time) =>
				time.stationId === stationId &&
				time.startsAt < endsAt &&
				startsAt < time.endsAt,
		)
	);
}

function requestOf(
	{ serviceIds, minutes, brings }: Waiting,
	kept: Kept | null,
	now: Temporal.Instant,
) {
	return {
		serviceIds,
		minutes,
		channel: "online" as const,
		now: now.epochMilliseconds,
		ignoreIds: [kept?.holdId, brings?.id].flatMap((id) => (id ? [id] : [])),
	};
}

/**
 * Starts that are free for a wish, the earliest first; of a kept time those that use some of it. Wishes of equal length
 * for the same services share the answer: thousands wait for a handful of kinds of appointments.
 */
function startsOfDay(day: Day, kept: Kept | null, now: Temporal.Instant) {
	const known = new Map<string, readonly Minute[]>();
	return (wish: Waiting): readonly Minute[] => {
		const key = `${wish.minutes} ${wish.serviceIds.join()} ${wish.brings?.id}`;
		const starts =
			known.get(key) ??
			freeStarts(day.facts, day.rules, requestOf(wish, kept, now)).filter(
				(start) => uses(kept, start, wish.minutes),
			);
		known.set(key, starts);
		return starts;
	};
}

const uses = (kept: Kept | null, start: Minute, minutes: number): boolean =>
	kept === null || (start < kept.until && kept.from < start + minutes);

/** A kept time in minutes of its day. */
export function keptMinutes(
	date: Parameters<typeof dayClock>[0],
	row: {
		holdId: string;
		deskId: number;
		startsAt: Date;
		endsAt: Date;
		origin: string;
	},
): Kept {
	const minute = dayClock(date);
	return {
		holdId: row.holdId,
		deskId: row.deskId,
		from: minute(row.startsAt.getTime()),
		until: minute(row.endsAt.getTime()),
		isOpened: row.origin === "opened",
	};
}
