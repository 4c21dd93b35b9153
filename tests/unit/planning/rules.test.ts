import { describe, expect, test } from "vitest";
import {
	changedRules,
	hoursText,
	NUMBERS,
	type RULE_PARTS,
	readRules,
	type StationRules,
} from "#lib/planning/settings/rules/station-rules.ts";
import { withoutLanguage } from "#tests/support/fewer-languages.ts";

const RULES: StationRules = {
	horizonDays: 60,
	leadMinutes: 60,
	cutoffMinutes: 60,
	holdMinutes: 10,
	usefulGapMinutes: 10,
	walkInShare: 10,
	releaseDaysBefore: 56,
	releaseMinute: 420,
	byLot: false,
	drawDays: 7,
	contactRule: "none",
	maxPerContact: null,
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	prefersLanguage: false,
	afarPerHour: 0,
	checkInMinutes: 60,
	buildingHours: [{ weekday: 1, from: 480, until: 960 }],
	wordsDe: { name: "Station", directions: "Hier", accessibility: "Rampe" },
	wordsEn: null,
	wordsMore: {},
	access: {},
};
const read = (part: keyof typeof RULE_PARTS, fields: Record<string, string>) =>
	readRules(part, (name) => fields[name] ?? "", RULES);
const QUEUE = {
	checkInMinutes: "30",
	lateMinutes: "15",
	patienceMinutes: "45",
	yieldMinutes: "10",
	noShowMinutes: "10",
	afarPerHour: "0",
};

test("a form changes its own rules and leaves all others", () => {
	expect(read("queue", QUEUE)).toEqual({
		ok: true,
		value: { ...RULES, checkInMinutes: 30 },
	});
});

test("a language is written to its end or left out, and one that is emptied is gone", () => {
	const polish = { name: "Biuro", directions: "Tutaj", accessibility: "Rampa" };
	const typed = (words: Record<string, string>) =>
		Object.fromEntries(
			Object.entries(words).map(([name, text]) => [`${name}-pl`, text]),
		);
	expect(read("wordsMore", typed(polish))).toEqual({
		ok: true,
		value: { ...RULES, wordsMore: { pl: polish } },
	});
	expect(read("wordsMore", typed({ name: "Biuro" }))).toMatchObject({
		ok: false,
		errors: {
			"directions-pl": { kind: "words", problem: "text-missing" },
			"accessibility-pl": { kind: "words", problem: "text-missing" },
		},
	});
	expect(
		readRules("wordsMore", () => " ", { ...RULES, wordsMore: { pl: polish } }),
	).toEqual({ ok: true, value: RULES });
});

test("words in a language that the city does not offer just now are on no form, and stay", async () => {
	const fr = { name: "Bureau", directions: "Ici", accessibility: "Rampe" };
	const rules = { ...RULES, wordsMore: { fr } };
	expect(
		await withoutLanguage("fr", () => readRules("wordsMore", () => "", rules)),
	).toEqual({ ok: true, value: rules });
});

test.each(["", "0", "241", "1.5", "-5", "x".repeat(10_000), "zwölf"])(
	"%j minutes for checking in are none",
	(text) => {
		expect(read("queue", { ...QUEUE, checkInMinutes: text })).toMatchObject({
			ok: false,
			errors: {
				checkInMinutes: { kind: "number", bounds: { min: 5, max: 240 } },
			},
		});
	},
);

test("no limit per person, or a number", () => {
	const contact = { contactRule: "either", maxPerContact: "" };
	expect(read("contact", contact)).toMatchObject({
		value: { maxPerContact: null, contactRule: "either" },
	});
	expect(read("contact", { ...contact, maxPerContact: "3" })).toMatchObject({
		value: { maxPerContact: 3 },
	});
	expect(
		read("contact", { contactRule: "x", maxPerContact: "51" }),
	).toMatchObject({
		errors: {
			contactRule: { kind: "contact-rule" },
			maxPerContact: { kind: "number" },
		},
	});
});

describe("the hours of the house", () => {
	test.each([
		["8:00–16:00", [[480, 960]]],
		[
			"8 bis 12, 14 bis 18 Uhr",
			[
				[480, 720],
				[840, 1080],
			],
		],
		[
			"14-18; 8-12",
			[
				[480, 720],
				[840, 1080],
			],
		],
		["", []],
		["geschlossen", []],
	])("%j", (text, spans) => {
		const result = read("hours", { "hours-2": text });
		const hours = result.ok ? result.value.buildingHours : null;
		expect(hours?.map(({ from, until }) => [from, until])).toEqual(spans);
	});

	test.each([
		"8",
		"16–8",
		"8–12, 11–13",
		"8–12–14",
		"8:03–9",
		"morgens",
		"8–12,",
	])("%j is not understood", (text) => {
		expect(read("hours", { "hours-3": text })).toMatchObject({
			errors: { "hours-3": { kind: "hours" } },
		});
	});

	test("are written as they are read", () => {
		const text = hoursText(RULES, 1);
		expect(read("hours", { "hours-1": text })).toEqual({
			ok: true,
			value: RULES,
		});
	});
});

test("facts are there, are not, or have not been checked", () => {
	const sent = {
		"access-lift": "yes",
		"access-toilet": "no",
		"access-loop": "unknown",
	};
	expect(read("access", sent)).toMatchObject({
		value: { access: { lift: true, toilet: false } },
	});
});

test("what differs is named, and every number has bounds that hold its default", () => {
	expect(
		changedRules(RULES, { ...RULES, holdMinutes: 15, access: { lift: true } }),
	).toEqual(["holdMinutes", "access"]);
	for (const [name, { min, max }] of Object.entries(NUMBERS)) {
		const value = RULES[name as keyof typeof NUMBERS] ?? min;
		expect([name, min <= value && value <= max]).toEqual([name, true]);
	}
});
