import { expect, test } from "vitest";
import { backAt, readPause } from "#lib/queue/pause/rules/pause.ts";
import { endOfLine } from "#lib/queue/waits/rules/end-of-line.ts";
import { forecast } from "#lib/queue/waits/rules/forecast.ts";
import type {
	Job,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";

const NOW = Temporal.Instant.from(
	"2026-11-24T10:00:00+01:00",
).epochMilliseconds;
const MINUTE = 60_000;

test("a pause that was announced is counted until it is well over, one without an end never", () => {
	expect(backAt({ until: null }, NOW)).toBeNull();
	expect(backAt({ until: NOW + 20 * MINUTE }, NOW)).toBe(NOW + 20 * MINUTE);
	// Due: whoever is late comes soon.
	expect(backAt({ until: NOW }, NOW)).toBe(NOW + 5 * MINUTE);
	expect(backAt({ until: NOW - 9 * MINUTE }, NOW)).toBe(NOW + 5 * MINUTE);
	expect(backAt({ until: NOW - 10 * MINUTE }, NOW)).toBeNull();
});

test("a form says one of the lengths there are, and whatever else is a pause without an end", () => {
	expect([15, 30, 60, 0, 7, 99_999].map(readPause)).toEqual([
		15,
		30,
		60,
		null,
		null,
		null,
	]);
});

const waits = (id: string): Job => ({
	id,
	ticket: id,
	status: "waiting",
	arrivedAt: NOW - MINUTE,
	startsAt: null,
	priority: null,
	serviceIds: [1],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	minutes: 10,
});

const situation = (
	desks: readonly Partial<OpenDesk>[],
	people: number,
): Situation => ({
	now: NOW,
	settings: {
		lateMinutes: 15,
		patienceMinutes: 45,
		yieldMinutes: 10,
		noShowMinutes: 5,
		checkInMinutes: 60,
	},
	measures: {
		times: new Map(),
		spread: [1],
		wayMs: 0,
		showRate: 1,
	} as unknown as Situation["measures"],
	desks: desks.map((desk, index) => ({
		id: index + 1,
		serves: null,
		busy: null,
		...desk,
	})),
	waiting: Array.from({ length: people }, (_, index) => waits(`W00${index}`)),
	coming: [],
});

const back = NOW + 30 * MINUTE;

test("nobody is called to a desk that pauses before it is back, and from then on in turn", () => {
	const waitsThen = forecast(situation([{ back }], 2));
	expect(waitsThen.get("W000")?.minutes).toBe(30);
	expect(waitsThen.get("W001")?.minutes).toBe(40);
	const besides = forecast(situation([{ back }, {}], 5));
	expect(besides.get("W000")?.minutes).toBe(0);
	expect(besides.get("W002")?.minutes).toBe(20);
});

test("the line ends when its last is called, not when the longest single wait says", () => {
	const house = situation([{}], 3);
	const all = new Set(["W000", "W001", "W002"]);
	expect(endOfLine(house, all)?.minutes).toBe(20);
	expect(endOfLine(house, new Set(["W000"]))?.minutes).toBe(0);
	expect(endOfLine(house, new Set())).toBeNull();
	// No desk calls anybody: nobody can tell.
	expect(endOfLine(situation([], 3), all)).toBeNull();
});
