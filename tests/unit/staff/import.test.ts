import fc from "fast-check";
import { expect, test } from "vitest";
import type { Role } from "#lib/auth/rules/permission.ts";
import {
	type Existing,
	MOST_ROWS,
	planImport,
	readAccounts,
} from "#lib/staff/rules/import.ts";

const KNOWN = {
	roles: new Map<string, Role>([
		["sachbearbeitung", "clerk"],
		["clerk", "clerk"],
		["koordination", "coordinator"],
	]),
	stations: new Map([
		["mitte", 1],
		["nord", 2],
	]),
};
const HEAD = "E-Mail-Adresse;Name;Aufgabe;Stationen";
const read = (...lines: string[]) => readAccounts(lines.join("\n"), KNOWN);
const ada = {
	email: "ada@x.example",
	facts: { name: "Ada Lovelace", role: "clerk", stationIds: [1, 2] },
};

test("a table is read whatever separates its cells, whatever stands in which order", () => {
	for (const lines of [
		[HEAD, "Ada@X.example;Ada  Lovelace;Sachbearbeitung;Mitte, Nord"],
		[
			"\ufeffname,stations,role,email",
			'Ada Lovelace,"mitte/nord",clerk,ada@x.example',
		],
		[
			"Stationen\tMail\tName\tAufgabe",
			"Mitte|Nord\tada@x.example\tAda Lovelace\tSACHBEARBEITUNG",
		],
		[HEAD, "", `"ada@x.example";"Ada Lovelace";clerk;"Mitte, Nord"`, ";;;"],
		[`${HEAD}\r`, "ada@x.example;Ada Lovelace;clerk;nord,mitte\r"],
	]) {
		const found = read(...lines);
		if (!found.ok) throw new Error(JSON.stringify(found.problems));
		const [row] = found.value;
		expect(found.value).toHaveLength(1);
		expect(row?.email).toBe(ada.email);
		expect(row?.facts).toMatchObject({ name: "Ada Lovelace", role: "clerk" });
		expect([...(row?.facts.stationIds ?? [])].sort()).toEqual([1, 2]);
	}
});

test("a station may have a slash in its name, beside others and alone", () => {
	const known = {
		...KNOWN,
		stations: new Map([...KNOWN.stations, ["ost/west", 3]]),
	};
	const stationsIn = (text: string) => {
		const found = readAccounts(
			`${HEAD}\nada@x.example;Ada;clerk;${text}`,
			known,
		);
		return found.ok
			? [...(found.value[0]?.facts.stationIds ?? [])].sort()
			: found.problems.map((one) => one.found);
	};
	expect(stationsIn("Ost/West")).toEqual([3]);
	expect(stationsIn("Mitte/Ost / West/Nord")).toEqual([1, 2, 3]);
	expect(stationsIn("Ost/Mitte, West")).toEqual(["Ost", "West"]);
	expect(stationsIn("/, /Nord//")).toEqual([2]);
});

test("each mistake is named with its line and column, and then nothing is read", () => {
	const found = read(
		HEAD,
		"ada@x.example;Ada;Sachbearbeitung;Mitte",
		"ada@x.example;Ada;Sachbearbeitung;",
		"keine;;Chefin;Mond",
	);
	if (found.ok) throw new Error("read");
	expect(
		found.problems.map(({ line, column, problem }) => [line, column, problem]),
	).toEqual([
		[3, "email", "email-twice"],
		[3, "stations", "stations-missing"],
		[4, "email", "email-invalid"],
		[4, "stations", "station-unknown"],
		[4, "role", "role-unknown"],
		[4, "name", "name-missing"],
	]);
});

test("what is no such table is refused as a whole", () => {
	for (const [lines, problem] of [
		[[""], "empty"],
		[[HEAD], "empty"],
		[["Name;Aufgabe", "Ada;clerk"], "column-missing"],
		[[HEAD, "a@x.example;Ada;clerk"], "columns-differ"],
		[[HEAD, 'a@x.example;"Ada;clerk;mitte'], "no-table"],
		[[HEAD, "x".repeat(60_000)], "too-large"],
		// Signs of three bytes each are counted as what they are.
		[[HEAD, "€".repeat(20_000)], "too-large"],
		[
			[
				HEAD,
				...Array.from(
					{ length: MOST_ROWS + 1 },
					(_, n) => `${n}@x.example;A;clerk;mitte`,
				),
			],
			"too-many-rows",
		],
	] as const) {
		const found = read(...lines);
		expect(found.ok ? "read" : found.problems[0]?.problem).toBe(problem);
	}
});

test("whatever is pasted, it is read or refused, and never more than said", () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 300 }), (text) => {
			const found = readAccounts(`${HEAD}\n${text}`, KNOWN);
			if (!found.ok) expect(found.problems.length).toBeLessThanOrEqual(20);
		}),
	);
});

const existing = (more: Partial<Existing> = {}): Existing => ({
	id: "1",
	email: ada.email,
	name: "Ada Lovelace",
	role: "clerk",
	active: true,
	stationIds: [2, 1],
	isByIssuer: false,
	...more,
});

test("read in once more, only what is different changes; who came by an issuer or is closed stays", () => {
	const found = read(HEAD, "ada@x.example;Ada Lovelace;clerk;Mitte, Nord");
	if (!found.ok) throw new Error("not read");
	const plan = (...accounts: Existing[]) => {
		const [step] = planImport(found.value, accounts);
		return [step?.what, ...(step?.changes ?? [])];
	};
	expect(plan()).toEqual(["add"]);
	expect(plan(existing())).toEqual(["same"]);
	expect(plan(existing({ role: "lead", stationIds: [1] }))).toEqual([
		"change",
		"role",
		"stations",
	]);
	expect(plan(existing({ active: false, name: "x" }))).toEqual(["closed"]);
	expect(plan(existing({ isByIssuer: true, name: "x" }))).toEqual([
		"by-issuer",
	]);
	expect(plan(existing({ email: "other@x.example" }))).toEqual(["add"]);
});
