import { parseCivilDate } from "#lib/civil-date.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { addDays, type CivilDate, mondayOf } from "#lib/time.ts";

/** What a line says, by column; texts as they were typed. */
export const COLUMNS = [
	"station",
	"day",
	"people",
	"mean",
	"median",
	"booked",
	"source",
] as const;
export type Column = (typeof COLUMNS)[number];
export type TypedEntry = Readonly<Record<Column, string>>;

export type EntryProblem =
	| "no-station"
	| "unknown-station"
	| "no-day"
	| "not-before"
	| "no-people"
	| "no-minutes"
	| "no-wait"
	| "no-yes-or-no"
	| "no-source"
	| "source-too-long";
export type EntryProblems = Readonly<Partial<Record<Column, EntryProblem>>>;

/** A station as somebody may name it. */
export interface NamedStation {
	id: number;
	slug: string;
	names: readonly string[];
	/** Its first day online: waits from then on the machine counts itself. Null: not online yet. */
	onlineFrom: CivilDate | null;
}

const MOST_PEOPLE = 100_000;
const MOST_MINUTES = 1_440;
const LONGEST_SOURCE = 200;

/** A line made an entry, or what is wrong in which column. Days later than `today` have not been. */
export function readEntry(
	typed: TypedEntry,
	stations: readonly NamedStation[],
	today: CivilDate,
): { ok: true; value: WaitBefore } | { ok: false; errors: EntryProblems } {
	const errors: Partial<Record<Column, EntryProblem>> = {};
	const station = findStation(typed.station, stations);
	if (!station)
		errors.station =
			typed.station.trim() === "" ? "no-station" : "unknown-station";
	const span = readSpan(typed.day);
	if (!span) errors.day = "no-day";
	else if (
		span.lastDay >= today ||
		(station?.onlineFrom && span.lastDay >= station.onlineFrom)
	)
		errors.day = "not-before";
	const people = readNumber(typed.people);
	const isCount =
		people !== null &&
		Number.isInteger(people) &&
		people >= 1 &&
		people <= MOST_PEOPLE;
	if (!isCount) errors.people = "no-people";
	const minutes = {
		mean: readMinutes(typed.mean),
		median: readMinutes(typed.median),
	};
	for (const name of ["mean", "median"] as const)
		if (minutes[name] === undefined) errors[name] = "no-minutes";
	if (minutes.mean === null && minutes.median === null) errors.mean = "no-wait";
	const who = readWho(typed.booked);
	if (who === null) errors.booked = "no-yes-or-no";
	const source = typed.source.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (source === "") errors.source = "no-source";
	else if (source.length > LONGEST_SOURCE) errors.source = "source-too-long";
	return station && span && isCount && Object.keys(errors).length === 0
		? {
				ok: true,
				value: {
					stationId: station.id,
					...span,
					booked: who === "with",
					everybody: who === "everybody",
					people,
					mean: minutes.mean ?? null,
					median: minutes.median ?? null,
					source,
				},
			}
		: { ok: false, errors };
}

/** However it is written: its short name in any letters, "Bürger-Service-Station Mitte", "mitte". */
function findStation(
	typed: string,
	stations: readonly NamedStation[],
): NamedStation | null {
	const wanted = plainName(typed);
	return (
		stations.find(({ slug, names }) =>
			[slug, ...names].some((name) => plainName(name) === wanted),
		) ?? null
	);
}

const plainName = (text: string) =>
	text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "");

type Days = Pick<WaitBefore, "firstDay" | "lastDay">;

/** "2026-09-07", "7.9.2026", "07.09.26" a day; "KW 37/2026", "37. KW 2026", "2026-W37" a week. */
function readSpan(typed: string): Days | null {
	const text = plainDigits(typed)
		.toUpperCase()
		.replace(/[ T]00:00(:00)?$/, "");
	const week =
		/^(?:KW ?)?(\d{1,2})\. ?(?:KW ?)?[/ ]? ?(\d{4})$/.exec(text) ??
		/^KW ?(\d{1,2}) ?[/. ] ?(\d{4})$/.exec(text);
	if (week && text.includes("KW"))
		return weekOf(Number(week[2]), Number(week[1]));
	const iso = /^(\d{4})-?W(\d{2})$/.exec(text);
	if (iso) return weekOf(Number(iso[1]), Number(iso[2]));
	const german = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(text);
	const [, day = "", month = "", year = ""] = german ?? [];
	const date = parseCivilDate(
		german
			? `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
			: text,
	);
	return date && { firstDay: date, lastDay: date };
}

/** The week that holds the year's first Thursday is its first (ISO 8601, as German calendars count). */
function weekOf(year: number, week: number): Days | null {
	const fourth = parseCivilDate(`${year}-01-04`);
	if (!fourth || week < 1) return null;
	const firstDay = addDays(mondayOf(fourth), 7 * (week - 1));
	// Its Thursday lies in its year, or there is no such week.
	return addDays(firstDay, 3).startsWith(String(year))
		? { firstDay, lastDay: addDays(firstDay, 6) }
		: null;
}

/** "29", "29,5", "29.5", "1.240", "1 240"; null: no number. */
function readNumber(typed: string): number | null {
	const text = plainDigits(typed).replaceAll(" ", "");
	// Points between groups of three, and a comma before what is less than one.
	const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
		? text.replaceAll(".", "")
		: text;
	const number = plain.replace(",", ".");
	return /^\d{1,7}(\.\d{1,4})?$/.test(number) ? Number(number) : null;
}

/** Null: nothing said; undefined: no minutes. */
function readMinutes(typed: string): number | null | undefined {
	const text = plainDigits(typed)
		.replace(/ ?(min|minuten|minutes)\.?$/i, "")
		.trim();
	if (text === "" || text === "-") return null;
	// Nobody waits a thousand minutes: a point is a decimal one.
	const number = readNumber(
		/^\d+\.\d{3}$/.test(text) ? text.replace(".", ",") : text,
	);
	return number !== null && number <= MOST_MINUTES ? number : undefined;
}

/** What a line may say of appointments: "everybody" that there were none yet. */
const WHO = {
	everybody: ["keine", "keine termine", "alle", "none"],
	without: ["", "nein", "n", "ohne", "ohne termin", "0", "no"],
	with: ["ja", "j", "mit", "mit termin", "1", "yes", "x"],
} as const;
type Who = keyof typeof WHO;

/** Nothing said: people without one, and nobody knows whether there were others. Null: something else. */
function readWho(typed: string): Who | null {
	const text = typed.trim().toLowerCase();
	const found = Object.entries(WHO).find(([, words]) =>
		words.some((word) => word === text),
	);
	return found ? (found[0] as Who) : null;
}
