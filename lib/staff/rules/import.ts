import { CsvError, parse } from "csv-parse/sync";
import type { Role } from "#lib/auth/rules/permission.ts";
import { type AccountFacts, readAccount } from "#lib/staff/staff.ts";

/** So much is read at once; a form takes no more either. */
export const MOST_BYTES = 50_000;
export const MOST_ROWS = 500;
/** Whoever has more wrong has the wrong file. */
const MOST_PROBLEMS = 20;

const COLUMNS = ["email", "name", "role", "stations"] as const;
type Column = (typeof COLUMNS)[number];

/** What a column may be called in the first line. */
const HEADERS: Record<Column, readonly string[]> = {
	email: ["e-mail-adresse", "e-mail", "email", "mail"],
	name: ["name"],
	role: ["aufgabe", "rolle", "role"],
	stations: ["stationen", "station", "stations"],
};

export interface ImportRow {
	email: string;
	facts: AccountFacts;
}

interface ImportProblem {
	/** Of the file, from 1; 0: the whole of it. */
	line: number;
	/** Null: the line as a whole. */
	column: Column | null;
	problem:
		| "too-large"
		| "empty"
		| "no-table"
		| "column-missing"
		| "columns-differ"
		| "too-many-rows"
		| "email-invalid"
		| "email-twice"
		| "name-missing"
		| "name-too-long"
		| "role-unknown"
		| "station-unknown"
		| "stations-missing";
	/** What stands there, cut short. */
	found: string;
}

interface Known {
	/** By what people call them, in small letters. */
	roles: ReadonlyMap<string, Role>;
	stations: ReadonlyMap<string, number>;
}

type Read =
	| { ok: true; value: ImportRow[] }
	| { ok: false; problems: ImportProblem[] };

const EMAIL = /^[^\s@<>",;]{1,64}@[a-z0-9.-]{1,180}\.[a-z]{2,}$/;
const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();

/**
 * Accounts of a table: lines of a CSV file, or cells as a spreadsheet copies them. All of it is right, or each place that
 * is not is named.
 */
export function readAccounts(text: string, known: Known): Read {
	if (new TextEncoder().encode(text).length > MOST_BYTES)
		return one(0, "too-large");
	const [head = ""] = text
		.replace(/^\ufeff/, "")
		.trimStart()
		.split(/\r?\n/, 1);
	if (head.trim() === "") return one(0, "empty");
	const table = readTable(text, head);
	if (!table.ok) return table;
	const [first, ...lines] = table.lines;
	const names = (first?.cells ?? []).map(plain);
	const places = COLUMNS.map((column) =>
		names.findIndex((name) => HEADERS[column].includes(name)),
	);
	const missing = COLUMNS.filter((_, index) => places[index] === -1);
	if (missing.length > 0)
		return {
			ok: false,
			problems: missing.map((column) =>
				wrong(first?.line ?? 1, column, "column-missing", ""),
			),
		};
	if (lines.length === 0) return one(0, "empty");
	if (lines.length > MOST_ROWS) return one(0, "too-many-rows");
	return readLines(lines, places, known);
}

interface Line {
	line: number;
	cells: readonly string[];
}

/** What separates the cells is what separates them in the first line. */
function readTable(
	text: string,
	head: string,
): { ok: true; lines: Line[] } | { ok: false; problems: ImportProblem[] } {
	const delimiter = ["\t", ";", ","].find((sign) => head.includes(sign)) ?? ";";
	try {
		const records = parse(text, {
			bom: true,
			delimiter,
			info: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			trim: true,
			max_record_size: 4_000,
		}) as unknown as { record: string[]; info: { lines: number } }[];
		return {
			ok: true,
			lines: records.map(({ record, info }) => ({
				line: info.lines,
				cells: record,
			})),
		};
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = Number((error as { lines?: unknown }).lines) || 0;
		return one(
			line,
			error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
				? "columns-differ"
				: "no-table",
		);
	}
}

function readLines(
	lines: readonly Line[],
	places: readonly number[],
	known: Known,
): Read {
	const problems: ImportProblem[] = [];
	const rows: ImportRow[] = [];
	const seen = new Set<string>();
	for (const { line, cells } of lines) {
		const [email = "", name = "", role = "", stations = ""] = places.map(
			(place) => cells[place] ?? "",
		);
		const note = (
			column: Column,
			problem: ImportProblem["problem"],
			found: string,
		) => problems.push(wrong(line, column, problem, found));
		const address = plain(email);
		if (!EMAIL.test(address)) note("email", "email-invalid", email);
		else if (seen.has(address)) note("email", "email-twice", email);
		seen.add(address);
		const houses = housesIn(stations, known.stations);
		const unknown = houses.filter((one) => !known.stations.has(plain(one)));
		for (const one of unknown) note("stations", "station-unknown", one);
		const task = known.roles.get(plain(role));
		if (!task) note("role", "role-unknown", role);
		const ids = houses.flatMap((one) => known.stations.get(plain(one)) ?? []);
		const read = readAccount(
			{ name, role: task ?? "", stations: ids.map(String) },
			[...known.stations.values()],
		);
		if (read.ok) rows.push({ email: address, facts: read.facts });
		else {
			const { errors } = read;
			if (errors.name === "name-missing" || errors.name === "name-too-long")
				note("name", errors.name, name);
			if (errors.stations && unknown.length === 0)
				note("stations", "stations-missing", stations);
		}
	}
	return problems.length > 0
		? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
		: { ok: true, value: rows };
}

const one = (line: number, problem: ImportProblem["problem"]) => ({
	ok: false as const,
	problems: [wrong(line, null, problem, "")],
});

const wrong = (
	line: number,
	column: Column | null,
	problem: ImportProblem["problem"],
	found: string,
): ImportProblem => ({ line, column, problem, found: found.slice(0, 60) });

/** An account as it is. */
export interface Existing {
	id: string;
	email: string;
	name: string;
	role: string;
	active: boolean;
	stationIds: readonly number[];
	/** An issuer says at each sign-in what it is. */
	isByIssuer: boolean;
}

interface ImportStep {
	row: ImportRow;
	/** Null: there is none yet. */
	account: Existing | null;
	what: "add" | "change" | "same" | "closed" | "by-issuer";
	/** What of it changes. */
	changes: readonly ("name" | "role" | "stations")[];
}

/** What reading them in would do. Accounts that are not in the table stay as they are. */
export function planImport(
	rows: readonly ImportRow[],
	existing: readonly Existing[],
): ImportStep[] {
	const byEmail = new Map(existing.map((one) => [one.email, one]));
	return rows.map((row) => {
		const account = byEmail.get(row.email) ?? null;
		if (!account) return { row, account, what: "add", changes: [] };
		if (account.isByIssuer)
			return { row, account, what: "by-issuer", changes: [] };
		if (!account.active) return { row, account, what: "closed", changes: [] };
		const { name, role, stationIds } = row.facts;
		const changes = [
			...(account.name === name ? [] : (["name"] as const)),
			...(account.role === role ? [] : (["role"] as const)),
			...(isSame(account.stationIds, stationIds)
				? []
				: (["stations"] as const)),
		];
		return {
			row,
			account,
			what: changes.length > 0 ? "change" : "same",
			changes,
		};
	});
}

const isSame = (a: readonly number[], b: readonly number[]) =>
	[...a].sort().join() === [...b].sort().join();

/** Names with a comma or a slash between them, one of which may have a slash itself ("Nord, Mitte/West"). */
function housesIn(text: string, known: ReadonlyMap<string, number>): string[] {
	const most = Math.max(
		1,
		...[...known.keys()].map((name) => name.split("/").length),
	);
	return text.split(/[,|]/).flatMap((piece) => {
		const parts = piece.split("/").map((part) => part.trim());
		const found: string[] = [];
		for (let at = 0; at < parts.length; ) {
			let length = Math.min(most, parts.length - at);
			const name = () => parts.slice(at, at + length).join("/");
			while (length > 1 && !known.has(plain(name()))) length -= 1;
			if (name() !== "") found.push(name());
			at += length;
		}
		return found;
	});
}
