import { describe, expect, test } from "vitest";
import type { Service } from "#lib/catalog/catalog.ts";
import {
	asksMinor,
	judgeMinor,
	minorText,
	parseMinor,
	settledMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	AGES,
	COMPANIONS,
	CUSTODIES,
	MINOR_RULES,
	type MinorCase,
	type MinorDocument,
	type MinorRefusal,
	type MinorRule,
} from "#lib/catalog/minors/rules/minor-case.ts";
import { decide } from "#lib/catalog/minors/rules/minors.ts";
import { bringFor, minorInWords } from "#lib/catalog/rules/bring.ts";
import { childDocuments } from "#lib/catalog/rules/child-documents.ts";
import { locales } from "#lib/text/locale.ts";

/** Every case there is, whether or not custody was asked for. */
const CASES: MinorCase[] = AGES.flatMap((age) =>
	COMPANIONS.flatMap((companion) =>
		[...CUSTODIES, null].map((custody) => ({ age, companion, custody })),
	),
);
const ALL = MINOR_RULES.flatMap((rule) =>
	CASES.map((minor) => ({ rule, minor, decision: decide(rule, minor) })),
);
const POSSIBLE = ALL.flatMap(({ decision, ...asked }) =>
	decision.ok ? [{ ...asked, ...decision }] : [],
);

const service = (minorRule: MinorRule | null, slug = String(minorRule)) =>
	({
		slug,
		minorRule,
		text: { lang: "de", documents: ["Allgemeines"] },
	}) as unknown as Service;
const chosen = (rule: MinorRule | null, quantity = 1) => ({
	service: service(rule),
	quantity,
});

/** What a case leads to, written by hand: a refusal, or who comes and the papers about custody. */
const PARENTS = "both-parents: both-parents-documents";
const JOINT = "parent: parent-document, consent, absent-parent-copy";
const SOLE = "parent: parent-document, sole-custody-proof";
const WARD = "guardian: guardian-document, guardianship-proof";
const FREE = "nobody else: nothing";

/** Columns: both · one+joint · one+sole · one+other · one+unanswered · guardian · someone · alone. */
const COLUMNS = [
	["both", null],
	["one", "joint"],
	["one", "sole"],
	["one", "other"],
	["one", null],
	["guardian", null],
	["someone", null],
	["alone", null],
] as const;
const CHILD = [
	PARENTS,
	JOINT,
	SOLE,
	"custodian-must-come",
	"custody-missing",
	WARD,
	"no-custody",
	"alone-under-16",
];
const TEENAGER_PASSPORT = [...CHILD.slice(0, 7), "alone-passport"];
const all = (outcome: string) => COLUMNS.map(() => outcome);

const TABLE: Record<MinorRule, { child: string[]; teenager: string[] }> = {
	"id-card": { child: CHILD, teenager: all(FREE) },
	"child-id-card": { child: CHILD, teenager: all("child-card-too-old") },
	"temporary-id-card": { child: CHILD, teenager: all(FREE) },
	passport: { child: CHILD, teenager: TEENAGER_PASSPORT },
	"temporary-passport": { child: CHILD, teenager: TEENAGER_PASSPORT },
	"eid-card": { child: all("eid-too-young"), teenager: all(FREE) },
	family: { child: CHILD, teenager: TEENAGER_PASSPORT },
};

const CUSTODY_PAPERS = new Set<MinorDocument>([
	"both-parents-documents",
	"parent-document",
	"consent",
	"absent-parent-copy",
	"sole-custody-proof",
	"guardian-document",
	"guardianship-proof",
]);

function outcomeOf(rule: MinorRule, minor: MinorCase): string {
	const decision = decide(rule, minor);
	if (!decision.ok) return decision.refusal;
	const others = decision.come.slice(1).join(", ") || "nobody else";
	const papers = decision.bring.filter((key) => CUSTODY_PAPERS.has(key));
	return `${others}: ${papers.join(", ") || "nothing"}`;
}

describe.each(MINOR_RULES)("the table for %s", (rule) => {
	test.each(AGES)("answers every combination at the age of %s", (age) => {
		const row = TABLE[rule][age === "16-17" ? "teenager" : "child"];
		const outcomes = COLUMNS.map(([companion, custody]) =>
			outcomeOf(rule, { age, companion, custody }),
		);
		expect(outcomes).toEqual(row);
	});

	test("does not depend on custody where it is not asked", () => {
		for (const age of AGES)
			for (const companion of COMPANIONS)
				if (companion !== "one")
					for (const custody of CUSTODIES)
						expect(decide(rule, { age, companion, custody })).toEqual(
							decide(rule, { age, companion, custody: null }),
						);
	});
});

test("whoever can come is told exactly once who comes and what to bring, and nothing contradicts", () => {
	for (const { rule, minor, come, bring, notes } of POSSIBLE) {
		const about = `${rule} ${minorText(minor)}`;
		for (const list of [come, bring, notes])
			expect(new Set(list).size, about).toBe(list.length);
		expect(come[0], about).toBe(
			{ "0-5": "small-child", "16-17": "young-person" }[String(minor.age)] ??
				"child",
		);
		expect(bring.length, about).toBeGreaterThan(0);
		const has = (key: MinorDocument) => bring.includes(key);
		// Joint and sole custody, parents and guardian exclude each other.
		expect(has("consent") && has("sole-custody-proof"), about).toBe(false);
		expect(has("consent"), about).toBe(has("absent-parent-copy"));
		expect(has("guardianship-proof"), about).toBe(come.includes("guardian"));
		expect(has("birth-certificate") && has("birth-certificate-if-first")).toBe(
			false,
		);
		expect(notes.includes("no-consent"), about).toBe(come.length === 1);
	}
});

test("fingerprints begin at 6, the own signature at 10, and temporary papers scan nothing", () => {
	const notes = (rule: MinorRule, age: MinorCase["age"]) => {
		const decision = decide(rule, { age, companion: "both", custody: null });
		return decision.ok
			? decision.notes.filter((n) => n === "fingerprints" || n === "signature")
			: null;
	};
	for (const rule of ["id-card", "passport"] as const)
		expect(AGES.map((age) => notes(rule, age))).toEqual([
			[],
			["fingerprints"],
			["fingerprints", "signature"],
			["fingerprints", "signature"],
		]);
	expect(AGES.map((age) => notes("temporary-passport", age))).toEqual([
		[],
		[],
		["signature"],
		["signature"],
	]);
});

test("every refusal can happen", () => {
	const met = new Set(
		ALL.flatMap(({ decision }) => (decision.ok ? [] : decision.refusal)),
	);
	const known: MinorRefusal[] = [
		"child-card-too-old",
		"eid-too-young",
		"alone-under-16",
		"alone-passport",
		"no-custody",
		"custody-missing",
		"custodian-must-come",
	];
	expect([...met].sort()).toEqual(known.sort());
});

describe.each(locales)("in %s", (locale) => {
	test("every possible case can be read, with a heading and no empty list", () => {
		for (const { rule, minor } of POSSIBLE) {
			const entry = chosen(rule);
			const text = minorText(minor);
			const [exact] = bringFor(entry, [entry], text, locale);
			expect(exact?.heading).toBe(minorInWords(text, locale));
			expect(exact?.lists.length).toBeGreaterThan(1);
			for (const { title, lines } of exact?.lists ?? []) {
				expect(title).not.toBe("");
				expect(lines.length).toBeGreaterThan(0);
			}
		}
	});
});

test("the answer is one short text that can be read back; anything else is no answer", () => {
	for (const minor of CASES) {
		const read = parseMinor(minorText(minor));
		const custody = minor.companion === "one" ? minor.custody : null;
		expect(read).toEqual({ ...minor, custody });
	}
	expect(parseMinor("adult")).toBe("adult");
	for (const garbage of [
		"",
		"x",
		"6-9",
		"6-9.",
		"6-9.one.",
		"6-9.one.joint.",
		"6-9.one.x",
		"7-9.one.joint",
		"adult.one",
		"6-9.toString",
		null,
		undefined,
	])
		expect(parseMinor(garbage), String(garbage)).toBeNull();
});

test("what is missing is said for each question; custody only where it matters", () => {
	const judge = (age: string, companion: string, custody = "") =>
		judgeMinor(["id-card"], { age, companion, custody });
	expect(judge("", "")).toEqual({
		ok: false,
		problems: ["age-missing", "companion-missing"],
	});
	expect(judge("6-9", "one")).toEqual({
		ok: false,
		problems: ["custody-missing"],
	});
	expect(judge("16-17", "one")).toEqual({ ok: true, text: "16-17.one" });
	expect(judge("6-9", "both", "sole")).toEqual({ ok: true, text: "6-9.both" });
});

test("the question is put when it matters and the answer does not fit, and dropped when nothing asks", () => {
	const child = [chosen("child-id-card")];
	const passport = [chosen("passport")];
	expect(asksMinor([chosen(null)], null)).toBe(false);
	expect(settledMinor([chosen(null)], "adult")).toBeNull();
	expect(asksMinor(passport, undefined)).toBe(true);
	expect(asksMinor(passport, "adult")).toBe(false);
	expect(asksMinor(child, "adult")).toBe(true);
	// At 16 alone: an identity card can be had, a passport cannot.
	expect(asksMinor([chosen("id-card")], "16-17.alone")).toBe(false);
	expect(asksMinor(passport, "16-17.alone")).toBe(true);
	// A custody that was not asked for an identity card is asked for a passport.
	expect(asksMinor([...passport, chosen("id-card")], "16-17.one")).toBe(true);
});

test("an adult, or nobody who was asked, gets the general list", () => {
	const entry = chosen("passport");
	for (const answer of [null, "adult", "nonsense", "6-9.alone"])
		expect(bringFor(entry, [entry], answer, "de")).toEqual([
			{
				lang: "de",
				heading: null,
				lists: [{ title: null, lines: ["Allgemeines"] }],
				needsConsent: false,
			},
		]);
});

test("who said that they are 18 or older reads nothing about children", () => {
	const entry = chosen("passport");
	entry.service.text.documents = [
		"Allgemeines",
		"Für Kinder unter 16 Jahren: Das Kind kommt mit.",
	];
	entry.service.text.childDocuments = childDocuments(
		entry.service.text.documents,
		entry.service.text.documents,
	);
	const lines = (answer: string | null) =>
		bringFor(entry, [entry], answer, "de")[0]?.lists[0]?.lines;
	expect(lines("adult")).toEqual(["Allgemeines"]);
	expect(lines(null)).toHaveLength(2);
});

test("where documents may be for adults too, both lists are there", () => {
	const headings = (...selection: ReturnType<typeof chosen>[]) =>
		selection.map((entry) =>
			bringFor(entry, selection, "6-9.both", "de").map(
				({ heading }) => heading,
			),
		);
	const child = "Für Ihr Kind (6 bis 9 Jahre), beide Eltern kommen mit";
	expect(headings(chosen("passport"))).toEqual([[child]]);
	expect(headings(chosen("passport", 2))).toEqual([[child, "Für Erwachsene"]]);
	expect(headings(chosen("family"))).toEqual([[child, "Für Erwachsene"]]);
	expect(headings(chosen("child-id-card", 3))).toEqual([[child]]);
	expect(headings(chosen("child-id-card"), chosen("id-card"))).toEqual([
		[child],
		[child, "Für Erwachsene"],
	]);
});
