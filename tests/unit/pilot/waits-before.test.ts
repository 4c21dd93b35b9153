import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type NamedStation,
	readEntry,
	type TypedEntry,
} from "#lib/pilot/before/rules/entry.ts";
import { mergeEntries } from "#lib/pilot/before/rules/merge.ts";
import { MOST_LINES, readWaitsFile } from "#lib/pilot/before/rules/read-csv.ts";
import { decodeText } from "#lib/text/decode.ts";

const TODAY = "2026-11-24";
const STATIONS: readonly NamedStation[] = [
	{
		id: 1,
		slug: "mitte",
		names: ["Mitte", "Bürger-Service-Station Mitte"],
		onlineFrom: "2026-10-12",
	},
	{ id: 2, slug: "walsum", names: ["Walsum"], onlineFrom: null },
	{ id: 3, slug: "am-hafen-west", names: ["Hafen"], onlineFrom: null },
];
const HEAD = "Station;Tag;Menschen;Mittel;Median;Termin;Quelle";

const LINE: TypedEntry = {
	station: "Mitte",
	day: "7.9.2026",
	people: "84",
	mean: "29,5",
	median: "",
	booked: "",
	source: "Strichliste",
};
const entryOf = (typed: Partial<TypedEntry>) =>
	readEntry({ ...LINE, ...typed }, STATIONS, TODAY);

const read = (...lines: readonly string[]) => {
	const found = readWaitsFile(lines.join("\r\n"), STATIONS, TODAY);
	if (!found.ok) throw new Error(JSON.stringify(found.error));
	return found.value;
};

test.each([
	["2026-09-07", "2026-09-07", "2026-09-07"],
	["07.09.2026", "2026-09-07", "2026-09-07"],
	["7.9.26", "2026-09-07", "2026-09-07"],
	["07.09.2026 00:00", "2026-09-07", "2026-09-07"],
	["KW 37/2026", "2026-09-07", "2026-09-13"],
	["37. KW 2026", "2026-09-07", "2026-09-13"],
	["kw37 2026", "2026-09-07", "2026-09-13"],
	["2026-W37", "2026-09-07", "2026-09-13"],
	["KW 1/2026", "2025-12-29", "2026-01-04"],
])("a day or a week is read however it is written: %s", (day, first, last) => {
	expect(entryOf({ day })).toMatchObject({
		ok: true,
		value: { firstDay: first, lastDay: last },
	});
});

test.each([
	["mitte", 1],
	[" Bürger-Service-Station  Mitte ", 1],
	["am-hafen-west", 3],
	["HAFEN", 3],
])("a station is found by any of its names: %s", (station, stationId) => {
	expect(entryOf({ station })).toMatchObject({ value: { stationId } });
});

test.each([
	["31.9.2026"],
	["KW 54/2026"],
	["KW 53/2025"],
	["2026-W00"],
	["September"],
	["9/7/2026"],
])("what is no day and no week is none: %s", (day) => {
	expect(entryOf({ day })).toMatchObject({ errors: { day: "no-day" } });
});

test.each([
	["29,5", 29.5],
	["29.5", 29.5],
	["29", 29],
	["29,5 min", 29.5],
	["٢٩,٥", 29.5],
	["0", 0],
])("minutes are read as they are written here: %s", (mean, minutes) => {
	expect(entryOf({ mean })).toMatchObject({ value: { mean: minutes } });
});

test.each([
	[{ station: "" }, "station", "no-station"],
	[{ station: "Köln" }, "station", "unknown-station"],
	[{ day: "12.10.2026" }, "day", "not-before"],
	[{ day: "KW 41/2026", station: "Walsum" }, null, null],
	[{ day: "24.11.2026", station: "Walsum" }, "day", "not-before"],
	[{ people: "0" }, "people", "no-people"],
	[{ people: "8,5" }, "people", "no-people"],
	[{ people: "1.240" }, null, null],
	[{ mean: "halbe Stunde" }, "mean", "no-minutes"],
	[{ mean: "1441" }, "mean", "no-minutes"],
	[{ mean: "-3" }, "mean", "no-minutes"],
	[{ mean: "" }, "mean", "no-wait"],
	[{ mean: "", median: "26" }, null, null],
	[{ booked: "vielleicht" }, "booked", "no-yes-or-no"],
	[{ source: " " }, "source", "no-source"],
	[{ source: "x".repeat(201) }, "source", "source-too-long"],
] as const)("what is wrong is named: %j", (typed, column, problem) => {
	const found = entryOf(typed);
	expect(found.ok ? null : found.errors).toEqual(
		column === null ? null : { [column]: problem },
	);
});

test.each([
	["", false, false],
	["nein", false, false],
	["ja", true, false],
	["keine", false, true],
	["Alle", false, true],
])("who was counted: %j", (typed, booked, everybody) => {
	expect(entryOf({ booked: typed })).toMatchObject({
		value: { booked, everybody },
	});
});

test("a file keeps what is right and says line and column of what is wrong", () => {
	const { lines, problems, wrong } = read(
		HEAD,
		"Mitte;07.09.2026;84;29,5;;nein;Strichliste",
		"Mitte;08.09.2026;viele;;;vielleicht;Strichliste",
		"",
		'bürger-service-station mitte;09.09.2026;90;31;28;;"Liste; am Eingang"',
		"Mitte;07.09.2026;99;1;;nein;noch einmal",
		"Mitte;KW 37/2026;400;30;;nein;Strichliste",
		"Mitte;07.09.2026;12;3;;ja;Strichliste",
	);
	expect(lines.map(({ line, entry }) => [line, entry.people])).toEqual([
		[2, 84],
		[5, 90],
		[8, 12],
	]);
	expect(lines[1]?.entry.source).toBe("Liste; am Eingang");
	expect(wrong).toBe(3);
	expect(
		problems.map(({ line, column, problem }) => [line, column, problem]),
	).toEqual([
		[3, "people", "no-people"],
		[3, "mean", "no-wait"],
		[3, "booked", "no-yes-or-no"],
		[6, "day", "twice"],
		[7, "day", "overlaps"],
	]);
});

test("commas, tabs, a mark of UTF-8, quotation marks and columns in another order are no hindrance", () => {
	for (const text of [
		'\ufeffQuelle,Station,Datum,Anzahl,"Mittelwert (min)"\nListe,Mitte,2026-09-07,84,"29,5"',
		"Tag\tStation\tMenschen\tDurchschnitt\tQuelle\n7.9.2026\tMitte\t84\t29,5\tListe",
	])
		expect(read(text).lines[0]?.entry).toMatchObject({
			firstDay: "2026-09-07",
			people: 84,
			mean: 29.5,
			source: "Liste",
		});
});

test("what is no table of these columns is refused with the reason", () => {
	const refusal = (text: string) => {
		const found = readWaitsFile(text, STATIONS, TODAY);
		return found.ok ? null : found.error;
	};
	expect(refusal("")).toEqual({ why: "empty" });
	expect(refusal("\n \n")).toEqual({ why: "empty" });
	expect(refusal("Station;Tag;Quelle\nMitte;7.9.2026;Liste")).toEqual({
		why: "no-columns",
		missing: ["people", "mean"],
	});
	expect(refusal(`${HEAD}\nMitte;"7.9.2026`)).toMatchObject({
		why: "no-table",
	});
	const many = Array.from({ length: MOST_LINES + 1 }, () => "Mitte;;;;;;");
	expect(refusal([HEAD, ...many].join("\n"))).toEqual({
		why: "too-many-lines",
		most: MOST_LINES,
	});
});

test("whatever somebody uploads is read or refused, and nothing breaks", () => {
	fc.assert(
		fc.property(
			fc.string({ unit: "binary", maxLength: 400 }),
			fc.boolean(),
			(text, withHead) => {
				const all = withHead ? `${HEAD}\n${text}` : text;
				const found = readWaitsFile(all, STATIONS, TODAY);
				if (found.ok)
					expect(found.value.problems.length).toBeLessThanOrEqual(50);
			},
		),
		{ numRuns: 80 },
	);
});

test("letters of older spreadsheets are read as well", () => {
	const windows = Uint8Array.from([0x42, 0xfc, 0x72, 0x67, 0x65, 0x72]);
	expect(decodeText(windows)).toBe("Bürger");
	expect(decodeText(new TextEncoder().encode("\ufeffBürger"))).toBe("Bürger");
	const little = [0xff, 0xfe, 0x42, 0, 0xfc, 0, 0x72, 0];
	expect(decodeText(Uint8Array.from(little))).toBe("Bür");
	const big = [0xfe, 0xff, 0, 0x42, 0, 0xfc, 0, 0x72];
	expect(decodeText(Uint8Array.from(big))).toBe("Bür");
});

test("only the same days of the same station and kind are replaced", () => {
	const wait = (
		firstDay: `2026-09-${number}`,
		lastDay: `2026-09-${number}`,
		mean: number,
		booked = false,
	) => ({
		stationId: 1,
		firstDay,
		lastDay,
		booked,
		everybody: false,
		people: 10,
		mean,
		median: null,
		source: "Liste",
	});
	const stored = [
		wait("2026-09-07", "2026-09-07", 30),
		wait("2026-09-08", "2026-09-08", 31),
		wait("2026-09-14", "2026-09-20", 32),
	];
	const again = wait("2026-09-07", "2026-09-07", 29);
	const same = wait("2026-09-08", "2026-09-08", 31);
	const inside = wait("2026-09-15", "2026-09-15", 28);
	const around = wait("2026-09-07", "2026-09-13", 27);
	const other = wait("2026-09-07", "2026-09-07", 5, true);
	expect(mergeEntries([again, same, inside, around, other], stored)).toEqual({
		added: [other],
		replaced: [{ entry: again, old: stored[0] }],
		same: [same],
		overlapping: [inside, around],
	});
});
