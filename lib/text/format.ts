import {
	type CivilDate,
	civilDateOf,
	instantAt,
	type Minute,
	minuteOf,
	zone,
} from "#lib/time.ts";
import type { Locale } from "./locale.ts";

/** British English: this is a European house. */
const TAGS: Record<Locale, string> = { de: "de-DE", en: "en-GB" };
const LISTS: Record<Locale, Intl.ListFormat> = {
	de: new Intl.ListFormat(TAGS.de, { type: "conjunction" }),
	en: new Intl.ListFormat(TAGS.en, { type: "conjunction" }),
};
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
	const writer = new Intl.DateTimeFormat(TAGS[locale], all);
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

/** The number stays with its month, wherever a line ends. */
function writeDate(
	date: CivilDate,
	locale: Locale,
	style: keyof typeof DATE_STYLES,
): string {
	const text = write(date, locale, DATE_STYLES[style]).replace(
		/(\d+\.?) (?=\p{L})/u,
		`$1${NO_BREAK}`,
	);
	// Some of ICU's English styles have a comma after the weekday, some have not.
	return locale === "en" ? text.replace(",", "") : text;
}

/** "2026-11" → "November 2026" */
export function formatMonth(month: string, locale: Locale): string {
	return write(`${month}-01` as CivilDate, locale, {
		month: "long",
		year: "numeric",
	});
}

/** "Mo." · "Mon", and in full for those who listen. 1 = Monday. */
export function formatWeekday(
	weekday: number,
	locale: Locale,
	style: "short" | "long",
): string {
	// 5 January 2026 is a Monday.
	const date = `2026-01-${String(4 + weekday).padStart(2, "0")}` as CivilDate;
	const name = write(date, locale, { weekday: style });
	return locale === "de" && style === "short"
		? name.replace(/\.?$/, ".")
		: name;
}

/** 495 → "8:15" · "8:15 am": on a button, where the hour's heading says the rest. */
export function formatClock(minute: Minute, locale: Locale): string {
	const hours = Math.floor(minute / 60) % 24;
	const minutes = String(minute % 60).padStart(2, "0");
	if (locale === "de") return `${hours}:${minutes}`;
	return `${hours % 12 || 12}:${minutes}${NO_BREAK}${hours < 12 ? "am" : "pm"}`;
}

/** 495 → "8:15 Uhr" · "8:15 am" */
export function formatTime(minute: Minute, locale: Locale): string {
	const time = formatClock(minute, locale);
	return locale === "de" ? `${time}${NO_BREAK}Uhr` : time;
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
): string {
	return `${formatDate(date, locale, "day")}, ${formatTime(start, locale)}`;
}

/** "8:00 bis 16:00 Uhr" · "8:00 am to 4:00 pm" */
export function formatSpan(
	from: Minute,
	until: Minute,
	locale: Locale,
): string {
	return locale === "de"
		? `${formatClock(from, locale)} bis ${formatTime(until, locale)}`
		: `${formatTime(from, locale)} to ${formatTime(until, locale)}`;
}

/** As a span; where it begins or ends with the day "bis 12:00 Uhr", "ab 12:00 Uhr" · "until 12:00 pm", "from 12:00 pm". */
export function formatHours(
	from: Minute,
	until: Minute,
	locale: Locale,
): string {
	const [begin, end] = locale === "de" ? ["ab", "bis"] : ["from", "until"];
	if (until === 1440) return `${begin} ${formatTime(from, locale)}`;
	if (from === 0) return `${end} ${formatTime(until, locale)}`;
	return formatSpan(from, until, locale);
}

/** "a, b und c" · "a, b and c" */
export function formatList(texts: readonly string[], locale: Locale): string {
	return LISTS[locale].format(texts);
}

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
		new Intl.NumberFormat(TAGS[locale], {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		});
	numberWriters.set(key, writer);
	return plainBlanks(writer.format(value));
}

const numberWriters = new Map<string, Intl.NumberFormat>();
