import { overlaps, type Span } from "#lib/availability/rules/span.ts";
import {
	ACCESS_FACTS,
	type AccessFact,
} from "#lib/catalog/rules/access-facts.ts";
import {
	CONTACT_RULES,
	type ContactRule,
} from "#lib/catalog/rules/contact-rule.ts";
import {
	type EditProblem,
	readStationWords,
} from "#lib/catalog/rules/edit-schema.ts";
import { isOffered } from "#lib/city/city.ts";
import { isNeeded, type Locale, locales } from "#lib/text/locale.ts";
import {
	STATION_WORDS,
	type StationWord,
	type StationWords,
} from "#lib/text/station-words.ts";
import { readClock } from "#lib/text/typed-clock.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { clock, type Minute, type Weekday } from "#lib/time.ts";

/** What a station lays down for its appointments and its queue. */
export interface StationRules {
	horizonDays: number;
	leadMinutes: number;
	cutoffMinutes: number;
	holdMinutes: number;
	usefulGapMinutes: number;
	walkInShare: number;
	releaseDaysBefore: number;
	releaseMinute: Minute;
	/** New openings are given out by lot. */
	byLot: boolean;
	drawDays: number;
	contactRule: ContactRule;
	maxPerContact: number | null;
	lateMinutes: number;
	patienceMinutes: number;
	yieldMinutes: number;
	noShowMinutes: number;
	checkInMinutes: number;
	/** Within an hour so many may draw a number from afar; 0: nobody. */
	afarPerHour: number;
	/** Whoever agreed is called by a desk that speaks their language (lib/queue/order/rules/tongues.ts). */
	prefersLanguage: boolean;
	/** When the house is open to the public, by weekday and time. */
	buildingHours: readonly (Span & { weekday: Weekday })[];
	/** What people read about it, by language; null: not written yet. */
	wordsDe: StationWords | null;
	wordsEn: StationWords | null;
	/** The same in the other languages; where it is missing, people read the German one. */
	wordsMore: Readonly<Partial<Record<Locale, StationWords>>>;
	/** Checked facts about the house; what is missing has not been checked. */
	access: Readonly<Partial<Record<AccessFact, boolean>>>;
}

interface Bounds {
	unit: "days" | "minutes" | "percent" | "appointments" | "tickets";
	min: number;
	max: number;
	/** Empty: no limit. */
	optional?: true;
}

/** Whole numbers and how far they may go; beyond it nobody could book, or nobody would wait. */
export const NUMBERS = {
	horizonDays: { unit: "days", min: 1, max: 365 },
	leadMinutes: { unit: "minutes", min: 0, max: 10_080 },
	cutoffMinutes: { unit: "minutes", min: 0, max: 10_080 },
	holdMinutes: { unit: "minutes", min: 5, max: 60 },
	usefulGapMinutes: { unit: "minutes", min: 0, max: 60 },
	walkInShare: { unit: "percent", min: 0, max: 100 },
	releaseDaysBefore: { unit: "days", min: 0, max: 365 },
	drawDays: { unit: "days", min: 2, max: 28 },
	maxPerContact: { unit: "appointments", min: 1, max: 50, optional: true },
	lateMinutes: { unit: "minutes", min: 0, max: 60 },
	patienceMinutes: { unit: "minutes", min: 5, max: 240 },
	yieldMinutes: { unit: "minutes", min: 0, max: 60 },
	noShowMinutes: { unit: "minutes", min: 1, max: 60 },
	checkInMinutes: { unit: "minutes", min: 5, max: 240 },
	afarPerHour: { unit: "tickets", min: 0, max: 60 },
} as const satisfies Record<string, Bounds>;
export type NumberRule = keyof typeof NUMBERS;

/** Which rules stand in one form. */
export const RULE_PARTS = {
	booking: [
		"horizonDays",
		"leadMinutes",
		"cutoffMinutes",
		"holdMinutes",
		"usefulGapMinutes",
		"walkInShare",
		"releaseDaysBefore",
		"releaseMinute",
		"byLot",
		"drawDays",
	],
	contact: ["contactRule", "maxPerContact"],
	queue: [
		"checkInMinutes",
		"lateMinutes",
		"patienceMinutes",
		"yieldMinutes",
		"noShowMinutes",
		"prefersLanguage",
		"afarPerHour",
	],
	hours: ["buildingHours"],
	wordsDe: ["wordsDe"],
	wordsEn: ["wordsEn"],
	wordsMore: ["wordsMore"],
	access: ["access"],
} as const satisfies Record<string, readonly (keyof StationRules)[]>;
export type RulePart = keyof typeof RULE_PARTS;

export const isRulePart = (text: string): text is RulePart =>
	Object.hasOwn(RULE_PARTS, text);

const isNumberRule = (name: string): name is NumberRule =>
	Object.hasOwn(NUMBERS, name);

export type RuleProblem =
	| { kind: "number"; bounds: Bounds }
	| { kind: "time" }
	| { kind: "contact-rule" }
	| { kind: "hours" }
	| { kind: "words"; problem: EditProblem };

type Errors = Record<string, RuleProblem>;

/** The rules of one form; all others stay as they are. */
export function readRules(
	part: RulePart,
	typed: (name: string) => string,
	current: StationRules,
): { ok: true; value: StationRules } | { ok: false; errors: Errors } {
	const errors: Errors = {};
	const changed = Object.fromEntries(
		RULE_PARTS[part].map((name: keyof StationRules) => [
			name,
			readRule(name, typed, errors, current),
		]),
	);
	return Object.keys(errors).length === 0
		? { ok: true, value: { ...current, ...changed } }
		: { ok: false, errors };
}

function readRule(
	name: keyof StationRules,
	typed: (name: string) => string,
	errors: Errors,
	current: StationRules,
): StationRules[keyof StationRules] {
	if (isNumberRule(name)) return readNumber(name, typed(name), errors);
	if (name === "releaseMinute") return readMinute(name, typed(name), errors);
	if (name === "byLot") return typed(name) === "lot";
	if (name === "prefersLanguage") return typed(name) === "yes";
	if (name === "contactRule") {
		const rule = CONTACT_RULES.find((one) => one === typed(name));
		if (!rule) errors[name] = { kind: "contact-rule" };
		return rule ?? "none";
	}
	if (name === "wordsDe" || name === "wordsEn") return readWords(typed, errors);
	if (name === "wordsMore") return readMore(typed, errors, current.wordsMore);
	if (name === "access") return readAccess(typed);
	return WEEKDAYS.flatMap((weekday) =>
		readHours(weekday, typed(`hours-${weekday}`), errors),
	);
}

function readNumber(
	name: NumberRule,
	text: string,
	errors: Errors,
): number | null {
	const bounds: Bounds = NUMBERS[name];
	if (bounds.optional && text.trim() === "") return null;
	const plain = plainDigits(text);
	const number = /^\d{1,6}$/.test(plain) ? Number(plain) : null;
	if (number === null || number < bounds.min || number > bounds.max)
		errors[name] = { kind: "number", bounds };
	return number ?? bounds.min;
}

function readMinute(name: string, text: string, errors: Errors): Minute {
	const minute = readClock(text);
	if (minute === null || minute >= 1440) errors[name] = { kind: "time" };
	return minute ?? 0;
}

function readWords(
	typed: (name: string) => string,
	errors: Errors,
): StationWords | null {
	const read = readStationWords(typed);
	if (read.ok) return read.value;
	for (const [name, problem] of Object.entries(read.errors))
		errors[name] = { kind: "words", problem };
	return null;
}

/** Staff write in German and English, and have the rest translated. */
export const OTHER_LANGUAGES = locales.filter((locale) => !isNeeded(locale));

/** How each of these fields is called in another language. */
export const moreField = (field: StationWord, locale: Locale): string =>
	`${field}-${locale}`;

/**
 * A language in which nothing is typed has none; one that is begun is written to its end. Of one that the city does not
 * offer just now the form shows nothing, and its words stay.
 */
function readMore(
	typed: (name: string) => string,
	errors: Errors,
	current: StationRules["wordsMore"],
): StationRules["wordsMore"] {
	return Object.fromEntries(
		OTHER_LANGUAGES.flatMap((locale) => {
			const kept = current[locale];
			if (!isOffered(locale)) return kept ? [[locale, kept]] : [];
			const field = (name: string) => typed(`${name}-${locale}`);
			if (STATION_WORDS.every((name) => field(name).trim() === "")) return [];
			const read = readStationWords(field);
			if (read.ok) return [[locale, read.value]];
			for (const [name, problem] of Object.entries(read.errors))
				errors[`${name}-${locale}`] = { kind: "words", problem };
			return [];
		}),
	);
}

function readAccess(typed: (name: string) => string): StationRules["access"] {
	return Object.fromEntries(
		ACCESS_FACTS.flatMap((fact) => {
			const answer = typed(`access-${fact}`);
			return answer === "yes" || answer === "no"
				? [[fact, answer === "yes"]]
				: [];
		}),
	);
}

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** "8:00–12:00, 14:00–18:00"; empty: closed. */
function readHours(
	weekday: Weekday,
	text: string,
	errors: Errors,
): (Span & { weekday: Weekday })[] {
	if (text.trim() === "" || /^geschlossen$/i.test(text.trim())) return [];
	const spans = text
		.slice(0, 200)
		.split(/[,;]|\bund\b/)
		.map((part) => {
			const [from, until, ...rest] = part.split(/\s*(?:–|-|—|\bbis\b)\s*/);
			return rest.length === 0
				? { from: readClock(from ?? ""), until: readClock(until ?? "") }
				: { from: null, until: null };
		});
	const whole = spans.flatMap(({ from, until }) =>
		from !== null &&
		until !== null &&
		from < until &&
		from % 5 === 0 &&
		until % 5 === 0
			? [{ weekday, from, until }]
			: [],
	);
	const isClean =
		whole.length === spans.length &&
		whole.every((span, index) =>
			whole.slice(0, index).every((other) => !overlaps(other, span)),
		);
	if (!isClean) errors[`hours-${weekday}`] = { kind: "hours" };
	return whole.sort((a, b) => a.from - b.from);
}

/** As `readHours` reads it. */
export function hoursText(
	{ buildingHours }: Pick<StationRules, "buildingHours">,
	weekday: Weekday,
): string {
	return buildingHours
		.filter((hours) => hours.weekday === weekday)
		.map(({ from, until }) => `${clock(from)}–${clock(until)}`)
		.join(", ");
}

/** What differs between two sets of rules, in the order of the forms. */
export function changedRules(
	before: StationRules,
	after: StationRules,
): (keyof StationRules)[] {
	const names: (keyof StationRules)[] = Object.values(RULE_PARTS).flat();
	return names.filter(
		(name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
	);
}
