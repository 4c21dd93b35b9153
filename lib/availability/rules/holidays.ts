import { getHolidays } from "feiertagejs";
import type { CivilDate } from "#lib/time.ts";

/** The library's names → ours, which the catalogues of messages translate. */
const NAMES = {
	NEUJAHRSTAG: "neujahr",
	KARFREITAG: "karfreitag",
	OSTERMONTAG: "ostermontag",
	TAG_DER_ARBEIT: "tag-der-arbeit",
	CHRISTIHIMMELFAHRT: "christi-himmelfahrt",
	PFINGSTMONTAG: "pfingstmontag",
	FRONLEICHNAM: "fronleichnam",
	DEUTSCHEEINHEIT: "tag-der-deutschen-einheit",
	// Not one of ours, except for the 500th anniversary in 2017.
	REFORMATIONSTAG: "reformationstag",
	ALLERHEILIGEN: "allerheiligen",
	ERSTERWEIHNACHTSFEIERTAG: "erster-weihnachtstag",
	ZWEITERWEIHNACHTSFEIERTAG: "zweiter-weihnachtstag",
} as const;

export type PublicHoliday = (typeof NAMES)[keyof typeof NAMES];

/** A year's holidays never change; at most a few years are ever asked for. */
const years = new Map<number, Map<string, PublicHoliday>>();

/**
 * The public holiday of North Rhine-Westphalia (Feiertagsgesetz NW) on this day: the whole city is
 * closed. Sundays (Easter, Whitsun) are not listed; Karneval, 24 and 31 December are closures.
 */
export function publicHolidayOn(date: CivilDate): PublicHoliday | null {
	const year = Number(date.slice(0, 4));
	let holidays = years.get(year);
	if (!holidays) {
		holidays = holidaysOf(year);
		years.set(year, holidays);
	}
	return holidays.get(date) ?? null;
}

/**
 * `Holiday.date` is noon in UTC and safe. `Holiday.dateString` is not (feiertagejs 1.5.1): it reads
 * the server's zone and is a day late in Auckland; so are lookups by a `Date` made from local parts.
 */
function holidaysOf(year: number): Map<string, PublicHoliday> {
	return new Map(
		getHolidays(year, "NW").map(({ date, name }) => {
			if (!(name in NAMES)) throw new Error(`Unnamed holiday: ${name}`);
			return [
				date.toISOString().slice(0, 10),
				NAMES[name as keyof typeof NAMES],
			];
		}),
	);
}
