import { getHolidays } from "feiertagejs";
import { city } from "#lib/city/city.ts";
import type { State } from "#lib/city/states.ts";
import type { CivilDate } from "#lib/time.ts";

/** The library's names → ours, which the catalogues of messages translate. */
const NAMES = {
	NEUJAHRSTAG: "neujahr",
	HEILIGEDREIKOENIGE: "heilige-drei-koenige",
	WELTFRAUENTAG: "frauentag",
	KARFREITAG: "karfreitag",
	OSTERSONNTAG: "ostersonntag",
	OSTERMONTAG: "ostermontag",
	TAG_DER_ARBEIT: "tag-der-arbeit",
	CHRISTIHIMMELFAHRT: "christi-himmelfahrt",
	PFINGSTSONNTAG: "pfingstsonntag",
	PFINGSTMONTAG: "pfingstmontag",
	FRONLEICHNAM: "fronleichnam",
	AUGSBURGER_FRIEDENSFEST: "friedensfest",
	MARIAHIMMELFAHRT: "mariae-himmelfahrt",
	WELTKINDERTAG: "weltkindertag",
	DEUTSCHEEINHEIT: "tag-der-deutschen-einheit",
	// In some states each year, everywhere in 2017 (its 500th anniversary).
	REFORMATIONSTAG: "reformationstag",
	ALLERHEILIGEN: "allerheiligen",
	BUBETAG: "buss-und-bettag",
	ERSTERWEIHNACHTSFEIERTAG: "erster-weihnachtstag",
	ZWEITERWEIHNACHTSFEIERTAG: "zweiter-weihnachtstag",
} as const;

export type PublicHoliday = (typeof NAMES)[keyof typeof NAMES];

/** Which days are public holidays somewhere: the state's, and where the municipality differs from it. */
export interface HolidayLaw {
	state: State;
	holidays: { more: readonly string[]; fewer: readonly string[] };
}

/** A year's holidays never change; at most a few years are ever asked for. */
const years = new WeakMap<HolidayLaw, Map<number, Holidays>>();

type Holidays = ReadonlyMap<string, PublicHoliday>;

/**
 * The public holiday on this day: the whole city is closed. Sundays that are none by law (Easter and Whitsun in most
 * states) are not listed; Karneval, 24 and 31 December are closures.
 */
export const publicHolidayOn = (date: CivilDate): PublicHoliday | null =>
	holidayBy(city(), date);

/** The same by the law of another place. */
export function holidayBy(
	law: HolidayLaw,
	date: CivilDate,
): PublicHoliday | null {
	const year = Number(date.slice(0, 4));
	const known = years.get(law) ?? new Map<number, Holidays>();
	years.set(law, known);
	const holidays = known.get(year) ?? holidaysOf(year, law);
	known.set(year, holidays);
	return holidays.get(date) ?? null;
}

function holidaysOf(year: number, { state, holidays }: HolidayLaw): Holidays {
	const more = named(year, "ALL").filter(([, name]) =>
		holidays.more.includes(name),
	);
	return new Map(
		[...named(year, state), ...more].filter(
			([, name]) => !holidays.fewer.includes(name),
		),
	);
}

/**
 * `Holiday.date` is noon in UTC and safe. `Holiday.dateString` is not (feiertagejs 1.5.1): it reads
 * the server's zone and is a day late in Auckland; so are lookups by a `Date` made from local parts.
 */
function named(year: number, where: State | "ALL"): [string, PublicHoliday][] {
	return getHolidays(year, where).map(({ date, name }) => {
		if (!(name in NAMES)) throw new Error(`Unnamed holiday: ${name}`);
		return [date.toISOString().slice(0, 10), NAMES[name as keyof typeof NAMES]];
	});
}
