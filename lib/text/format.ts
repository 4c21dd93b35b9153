import {
	type CivilDate,
	civilDateOf,
	instantAt,
	type Minute,
	minuteOf,
	zone,
} from "#lib/time.ts";
import { formatTagOf, isGerman, languageOf } from "./language.ts";
import type { Locale } from "./locale.ts";
import { translator } from "./translator.ts";

const NO_BREAK = "\u00a0";

const DATE_STYLES = {
	/** "Mi., 25. November" · "Wed, 25 November" */
	short: { weekday: "short", day: "numeric", month: "long" },
	/** "Mittwoch, 25. November" · "Wednesday 25 November" */
	day: { weekday: "long", day: "numeric", month: "long" },
	/** "Mittwoch, 25. November 2026" · "Wednesday 25 November 2026" */
	long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
	/** "25. November 2026" · "25 November 2026" */
	year: { day: "numeric", month: "long", year: "numeric" },
	/** "25. November" · "25 November" */
	plain: { day: "numeric", month: "long" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Only English counts its hours to twelve, and puts a comma after some weekdays and not after others. */
const isEnglish = (locale: Locale) => languageOf(locale).tag.startsWith("en");

/** Which blanks ICU writes differs from version to version. */
const plainBlanks = (text: string) => text.replace(/\s/gu, " ");

function write(
	date: CivilDate,
	locale: Locale,
	options: Intl.DateTimeFormatOptions,
): string {
	// Noon: on every day of the year the same civil date in every notation.
	const noon = instantAt(date, 720).epochMilliseconds;
	return plainBlanks(writerOf(locale, options).format(noon));
}

/** Making one costs more than a hundred dates, and memory that V8 does not see and therefore hardly ever frees. */
const writers = new Map<string, Intl.DateTimeFormat>();

function writerOf(
	locale: Locale,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const key = JSON.stringify([locale, options]);
	const known = writers.get(key);
	if (known) return known;
	const all = { timeZone: zone(), ...options };
	const writer = new Intl.DateTimeFormat(formatTagOf(locale), all);
	writers.set(key, writer);
	return writer;
}

/** A calendar says the same days to everybody, and ICU takes its time. */
const written = new Map<string, string>();
const MOST_WRITTEN = 4_000;

export function formatDate(
	date: CivilDate,
	locale: Locale,
	style: keyof typeof DATE_STYLES,
): string {
	const key = `${locale} ${style} ${date}`;
	const known = written.get(key);
	if (known !== undefined) return known;
	const text = writeDate(date, locale, style);
	if (written.size >= MOST_WRITTEN) written.clear();
	written.set(key, text);
	return text;
}

/** A number stays with the word it belongs to, wherever a line ends: its month, "2026 р." */
function writeDate(
	date: CivilDate,
	locale: Locale,
	style: keyof typeof DATE_STYLES,
): string {
	const text = write(date, locale, DATE_STYLES[style]).replace(
		/(\d+\.?) (?=\p{L})/gu,
		`$1${NO_BREAK}`,
	);
	return isEnglish(locale) ? text.replace(",", "") : text;
}

/** "2026-11" → "November 2026" */
export function formatMonth(month: string, locale: Locale): string {
	return write(`${month}-01` as CivilDate, locale, {
		month: "long",
		year: "numeric",
	});
}

const LONGEST_SHORT_DAY = 4;

/** "Mo." · "Mon", and in full for those who listen. 1 = Monday. */
export function formatWeekday(
	weekday: number,
	locale: Locale,
	style: "short" | "long",
): string {
	// 5 January 2026 is a Monday.
	const date = `2026-01-${String(4 + weekday).padStart(2, "0")}` as CivilDate;
	const name = write(date, locale, { weekday: style });
	// Some languages shorten no name of a day but to its first letter.
	if (style === "short" && name.length > LONGEST_SHORT_DAY)
		return write(date, locale, { weekday: "narrow" });
	return isGerman(locale) && style === "short"
		? name.replace(/\.?$/, ".")
		: name;
}

/** 495 → "8:15" · "8:15 am": on a button, where the hour's heading says the rest. */
export function formatClock(minute: Minute, locale: Locale): string {
	const key = `${locale} ${minute}`;
	const text = clocks.get(key) ?? writeClock(minute, locale);
	clocks.set(key, text);
	return text;
}

/** A day has 1,440 minutes, and a calendar says the same ones again and again. */
const clocks = new Map<string, string>();

/** What some languages put behind the clock ("8:15 ч.") is in their texts. */
function writeClock(minute: Minute, locale: Locale): string {
	const parts = writerOf(locale, {
		hour: "numeric",
		minute: "2-digit",
		timeZone: "UTC",
		hourCycle: isEnglish(locale) ? "h12" : "h23",
	}).formatToParts((minute % 1440) * 60_000);
	const end = parts.findIndex(({ type }) => type === "minute");
	const begin = parts.findIndex(({ type }) => type === "hour");
	const clock = parts.slice(begin, end + 1).map(({ value }) => value);
	const half = parts.find(({ type }) => type === "dayPeriod");
	return half ? `${clock.join("")}${NO_BREAK}${half.value}` : clock.join("");
}

/** 495 → "8:15 Uhr" · "8:15 am" */
export function formatTime(minute: Minute, locale: Locale): string {
	return translator("times", locale)("time", {
		clock: formatClock(minute, locale),
	});
}

/** Epoch milliseconds → "Mittwoch, 25. November, 8:15 Uhr" · "Wednesday 25 November, 8:15 am" */
export function formatMoment(milliseconds: number, locale: Locale): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
	const time = { date: civilDateOf(instant), start: minuteOf(instant) };
	return formatDayTime(time, locale);
}

/** The same of a civil day and minute. */
export function formatDayTime(
	{ date, start }: { date: CivilDate; start: Minute },
	locale: Locale,
	length: Parameters<typeof formatDate>[2] = "day",
): string {
	return translator("times", locale)("dayTime", {
		day: formatDate(date, locale, length),
		time: formatTime(start, locale),
	});
}

/** "8:00 bis 16:00 Uhr" · "8:00 am to 4:00 pm" */
export function formatSpan(
	from: Minute,
	until: Minute,
	locale: Locale,
): string {
	return translator("times", locale)("span", {
		from: formatClock(from, locale),
		until: formatClock(until, locale),
	});
}

/** As a span; where it begins or ends with the day "bis 12:00 Uhr", "ab 12:00 Uhr" · "until 12:00 pm", "from 12:00 pm". */
export function formatHours(
	from: Minute,
	until: Minute,
	locale: Locale,
): string {
	const t = translator("times", locale);
	if (until === 1440) return t("from", { time: formatTime(from, locale) });
	if (from === 0) return t("until", { time: formatTime(until, locale) });
	return formatSpan(from, until, locale);
}

/** "a, b und c" · "a, b and c" */
export function formatList(texts: readonly string[], locale: Locale): string {
	const writer =
		listWriters.get(locale) ??
		new Intl.ListFormat(formatTagOf(locale), { type: "conjunction" });
	listWriters.set(locale, writer);
	return writer.format(texts);
}

const listWriters = new Map<Locale, Intl.ListFormat>();

/** "+49 30 901820" → "030 901820", as people here dial it. */
export function formatPhone(phone: string): string {
	return phone.replace(/^\+49[\s]?/, "0").replaceAll(" ", NO_BREAK);
}

/** 1234.56 → "1.234,6" · "1,234.6" */
export function formatNumber(
	value: number,
	locale: Locale,
	digits: number,
): string {
	const key = `${locale} ${digits}`;
	const known = numberWriters.get(key);
	const writer =
		known ??
		new Intl.NumberFormat(formatTagOf(locale), {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		});
	numberWriters.set(key, writer);
	return plainBlanks(writer.format(value));
}

const numberWriters = new Map<string, Intl.NumberFormat>();
