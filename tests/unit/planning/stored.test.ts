import fc from "fast-check";
import { expect, test } from "vitest";
import {
	readStoredChange,
	readStoredRoster,
	readStoredRules,
} from "#lib/planning/change/rules/stored.ts";
import {
	OTHER_LANGUAGES,
	type StationRules,
} from "#lib/planning/settings/rules/station-rules.ts";
import { STATION_WORDS, type StationWords } from "#lib/text/station-words.ts";
import { desk, opening, plan } from "./roster-fixture.ts";

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a roster is read as it was saved, also one from before desks had days of their own", () => {
	const saved = plan([opening()], [desk({ ownDays: ["2026-12-01"] })]);
	expect(readStoredRoster(stored(saved))).toEqual(saved);
	const { ownDays: _, ...old } = desk();
	expect(
		readStoredRoster(stored({ desks: [old], openings: [] }))?.desks,
	).toEqual([desk()]);
});

test.each([
	{ kind: "roster", ...plan([opening()]) },
	{ kind: "desk-sick", deskId: 3 },
	{ kind: "closure-end", closureIds: [1, 2], from: "2027-02-08" },
	{ kind: "holiday", date: "2027-05-27", opens: true },
	{
		kind: "closure",
		closure: {
			scope: "services",
			stationId: 1,
			deskId: null,
			serviceIds: [7],
			from: 660,
			until: 1440,
			days: [{ startDate: "2027-02-08", endDate: "2027-02-09" }],
			reason: { de: "Rosenmontag", en: "" },
		},
	},
])("a change is read as it was saved: $kind", (change) => {
	expect(readStoredChange(stored(change))).toEqual(change);
});

test("what cannot be read is nothing, and never an error", () => {
	for (const read of [readStoredRoster, readStoredRules, readStoredChange]) {
		fc.assert(fc.property(fc.jsonValue(), (json) => read(json) === null));
		expect(read(undefined)).toBeNull();
	}
	expect(
		readStoredChange({ kind: "holiday", date: "2027-02-30", opens: true }),
	).toBeNull();
});

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
	wordsDe: null,
	wordsEn: null,
	wordsMore: {},
	access: {},
};

test("every word about a station is read as it was saved, in every language", () => {
	const words = (locale: string) =>
		Object.fromEntries(
			STATION_WORDS.map((word) => [word, `${word} ${locale}`]),
		) as StationWords;
	const saved: StationRules = {
		...RULES,
		wordsDe: words("de"),
		wordsEn: words("en"),
		wordsMore: Object.fromEntries(
			OTHER_LANGUAGES.map((locale) => [locale, words(locale)]),
		),
	};
	expect(readStoredRules(stored(saved))).toEqual(saved);
});

test("a language that this release does not know leaves all others readable", () => {
	const tr = { name: "Büro", directions: "Yol", accessibility: "Rampa" };
	expect(
		readStoredRules(stored({ ...RULES, wordsMore: { tr, xx: { name: "?" } } })),
	).toEqual({ ...RULES, wordsMore: { tr } });
});
