import {
	addDays,
	type CivilDate,
	type Minute,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";
import { type Span, subtract } from "./span.ts";

/** When the public may enter a house. */
export interface House {
	buildingHours: readonly (Span & { weekday: Weekday })[];
	/** Holidays and closures of the whole house; both days included, no times: the whole day. */
	closed: readonly {
		startDate: CivilDate;
		endDate: CivilDate;
		from: Minute | null;
		until: Minute | null;
	}[];
	/** Closed for good after this day; null: it stays. */
	lastDay: CivilDate | null;
}

export type HouseState =
	/** `again`: it closes meanwhile and opens once more today. */
	| { kind: "open"; until: Minute; again: Minute | null }
	/** The next opening; `wasOpen`: it has already been open today. */
	| {
			kind: "closed";
			next: { date: CivilDate; from: Minute } | null;
			wasOpen: boolean;
	  };

/** So far ahead the next opening is looked for; closures must be known as far. */
export const HOUSE_DAYS_AHEAD = 31;

/** When the house is open on this day, ascending. */
export function openSpans(
	{ buildingHours, closed, lastDay }: House,
	date: CivilDate,
): Span[] {
	if (lastDay !== null && date > lastDay) return [];
	const cuts = closed
		.filter(({ startDate, endDate }) => startDate <= date && date <= endDate)
		.map(({ from, until }) => ({ from: from ?? 0, until: until ?? 1440 }));
	const weekday = weekdayOf(date);
	return buildingHours
		.filter((hours) => hours.weekday === weekday)
		.flatMap((hours) => subtract(hours, cuts))
		.sort((a, b) => a.from - b.from);
}

/** Whether somebody who stands before the door at this minute gets in, and if not, when. */
export function houseStateAt(
	house: House,
	today: CivilDate,
	minute: Minute,
): HouseState {
	const spans = openSpans(house, today);
	const later = spans.find(({ from }) => from > minute);
	const open = spans.find(
		({ from, until }) => from <= minute && minute < until,
	);
	if (open)
		return { kind: "open", until: open.until, again: later?.from ?? null };
	const wasOpen = spans.some(({ until }) => until <= minute);
	if (later)
		return { kind: "closed", next: { date: today, from: later.from }, wasOpen };
	for (let days = 1; days <= HOUSE_DAYS_AHEAD; days++) {
		const date = addDays(today, days);
		const [first] = openSpans(house, date);
		if (first)
			return { kind: "closed", next: { date, from: first.from }, wasOpen };
	}
	return { kind: "closed", next: null, wasOpen };
}
