import { CsvError, parse } from "csv-parse/sync";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import type { CivilDate } from "#lib/time.ts";
import {
	COLUMNS,
	type Column,
	type EntryProblem,
	type NamedStation,
	readEntry,
	type TypedEntry,
} from "./entry.ts";
import { daysOf, isSameSpan } from "./merge.ts";

/** Seven stations, a year's days, with and without an appointment. */
export const MOST_LINES = 5_000;
/** Of a file, before it is read. */
export const MOST_BYTES = 256 * 1024;
/** More of them nobody reads; whoever mends these sees the next. */
const MOST_PROBLEMS = 50;

export interface LineProblem {
	/** As an editor counts them, from 1. */
	line: number;
	column: Column;
	/** As it stands in the file. */
	typed: string;
	problem: EntryProblem | "twice" | "overlaps";
}

export type FileRefusal =
	| { why: "empty" }
	/** A quotation mark that never ends, for example. */
	| { why: "no-table"; line: number }
	| { why: "no-columns"; missing: readonly Column[] }
	| { why: "too-many-lines"; most: number };

interface ReadLine {
	line: number;
	entry: WaitBefore;
}

export interface ReadFile {
	lines: readonly ReadLine[];
	/** The first of them. */
	problems: readonly LineProblem[];
	/** Lines that cannot be used. */
	wrong: number;
}

/** What the heads of columns may say, as letters only. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
	station: ["station", "ort", "stelle", "haus"],
	day: ["tag", "datum", "woche", "tagoderwoche", "tagwoche", "kw", "date"],
	people: ["menschen", "personen", "anzahl", "besuche", "kunden", "people"],
	mean: [
		"mittel",
		"mittelwert",
		"durchschnitt",
		"mittlerewartezeit",
		"wartezeit",
		"minuten",
		"mean",
	],
	median: ["median", "mitte", "zentralwert"],
	booked: ["termin", "mittermin", "booked"],
	source: ["quelle", "gemessen", "wiegemessen", "messung", "source"],
};
/** A file may leave these out. One of the two waits is needed in each line. */
const OPTIONAL: readonly Column[] = ["mean", "median", "booked"];

/**
 * A table as spreadsheets save it: semicolons, commas or tabs, with a line of heads in any order. Every line that can be
 * read is kept, every other one named with its column.
 */
export function readWaitsFile(
	text: string,
	stations: readonly NamedStation[],
	today: CivilDate,
): { ok: true; value: ReadFile } | { ok: false; error: FileRefusal } {
	const records = recordsOf(text);
	if ("why" in records) return { ok: false, error: records };
	const [head, ...lines] = records;
	if (!head) return { ok: false, error: { why: "empty" } };
	const places = placesOf(head.cells);
	const missing = COLUMNS.filter(
		(column) => !OPTIONAL.includes(column) && places[column] === undefined,
	);
	if (places.mean === undefined && places.median === undefined)
		missing.push("mean");
	if (missing.length > 0)
		return { ok: false, error: { why: "no-columns", missing } };
	if (lines.length > MOST_LINES)
		return { ok: false, error: { why: "too-many-lines", most: MOST_LINES } };
	return { ok: true, value: readLines(lines, places, stations, today) };
}

interface Line {
	line: number;
	cells: readonly string[];
}

function recordsOf(text: string): Line[] | FileRefusal {
	try {
		const records = parse(text, {
			bom: true,
			delimiter: delimiterOf(text),
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			to: MOST_LINES + 2,
			trim: true,
		}) as unknown as { info: { lines: number }; record: string[] }[];
		return records
			.map(({ info, record }) => ({ line: info.lines, cells: record }))
			.filter(({ cells }) => cells.some((cell) => cell !== ""));
	} catch (error) {
		if (error instanceof CsvError)
			return { why: "no-table", line: Number(error.lines ?? 1) };
		throw error;
	}
}

/** The one that stands most often in the first line; a comma is one of a number more often than not. */
function delimiterOf(text: string): string {
	const [first = ""] = text.replace(/^\ufeff?\s*/, "").split(/[\r\n]/, 1);
	const count = (sign: string) => first.split(sign).length - 1;
	if (count("\t") > 0 && count("\t") >= count(";")) return "\t";
	return count(";") > 0 ? ";" : ",";
}

/** No name of a column is longer, whatever stands there. */
const LONGEST_HEAD = 200;

type Places = Partial<Record<Column, number>>;

function placesOf(heads: readonly string[]): Places {
	const plain = heads.map((head) =>
		head
			.slice(0, LONGEST_HEAD)
			.normalize("NFKC")
			.toLowerCase()
			.replace(/\([^()]*\)/g, "")
			.replace(/[^\p{L}]+/gu, ""),
	);
	const found = COLUMNS.flatMap((column): [Column, number][] => {
		const place = plain.findIndex((head) => HEADS[column].includes(head));
		return place < 0 ? [] : [[column, place]];
	});
	return Object.fromEntries(found);
}

function readLines(
	lines: readonly Line[],
	places: Places,
	stations: readonly NamedStation[],
	today: CivilDate,
): ReadFile {
	const good: ReadLine[] = [];
	const problems: LineProblem[] = [];
	const taken = new Map<string, WaitBefore>();
	let wrong = 0;
	for (const { line, cells } of lines) {
		const typed = Object.fromEntries(
			COLUMNS.map((column) => [column, cells[places[column] ?? -1] ?? ""]),
		) as TypedEntry;
		const found: LineProblem[] = [];
		const wrongAt = (column: Column, problem: LineProblem["problem"]) =>
			found.push({ line, column, typed: typed[column].slice(0, 60), problem });
		const read = readEntry(typed, stations, today);
		if (read.ok) {
			const other = daysOf(read.value).flatMap(
				(key) => taken.get(key) ?? [],
			)[0];
			if (other)
				wrongAt("day", isSameSpan(other, read.value) ? "twice" : "overlaps");
			else {
				good.push({ line, entry: read.value });
				for (const key of daysOf(read.value)) taken.set(key, read.value);
			}
		} else
			for (const column of COLUMNS) {
				const problem = read.errors[column];
				if (problem) wrongAt(column, problem);
			}
		if (found.length > 0) wrong += 1;
		problems.push(...found);
	}
	return { lines: good, problems: problems.slice(0, MOST_PROBLEMS), wrong };
}
