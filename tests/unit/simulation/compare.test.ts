import { describe, expect, test } from "vitest";
import { changeOf } from "#lib/simulation/rules/change.ts";
import {
	comparing,
	NO_WISH,
	type Outcome,
	type Wish,
	withinHours,
} from "#lib/simulation/rules/compare.ts";
import { errorOf } from "#lib/simulation/rules/estimate.ts";
import { paperWith, whole } from "./paper.ts";

const PAPER = paperWith({ desks: 6 });
const { measured: MEASURED } = PAPER;
const wish = (parts: Partial<Wish>): Wish => ({ ...NO_WISH, ...parts });
const desks = (more: number) => ({ desks: { more, from: null, until: null } });

/** What surely differs: by more than three standard errors. */
function changes(parts: Partial<Wish>, paper = PAPER) {
	const { difference } = whole(comparing(paper, wish(parts)));
	const kindOf = (name: keyof typeof difference) => {
		const one = difference[name];
		if (!one || Math.abs(one.mean) <= 3 * errorOf(one)) return "unsure";
		return one.mean < 0 ? "less" : "more";
	};
	return { difference, kindOf };
}

describe("a plan on paper beside today's", () => {
	test("nothing changed makes no difference at all", () => {
		const { before, after, difference } = whole(comparing(PAPER, wish({})));
		expect(after).toEqual(before);
		for (const one of Object.values(difference)) expect(one?.mean).toBe(0);
	});

	test("the same paper gives the same figures, in a second of a processor or two", () => {
		const start = process.cpuUsage();
		const once = whole(comparing(PAPER, wish(desks(1))));
		const { user } = process.cpuUsage(start);
		expect(user / 1e6).toBeLessThan(3);
		expect(whole(comparing(PAPER, wish(desks(1))))).toEqual(once);
	});

	const all = { from: null, until: null };
	test.each<[string, Partial<Wish>, keyof Outcome, "more" | "less"]>([
		["a sick desk lets people wait", { sickDeskId: 6 }, "walkInMost", "more"],
		["a desk less leaves less idle time", desks(-1), "idle", "less"],
		[
			"another desk in the morning lets people wait less",
			{ desks: { more: 1, from: 540, until: 720 } },
			"walkInMost",
			"less",
		],
		["another desk is idle as well", desks(1), "idle", "more"],
		["more people wait longer", { people: 15 }, "walkInMost", "more"],
		[
			"a break of all desks costs time",
			{ rest: { minutes: 30, from: 690, until: 810 } },
			"walkInMost",
			"more",
		],
		[
			"closing earlier leaves people unserved",
			{ hours: { ...all, until: 780 } },
			"notServed",
			"more",
		],
		["without a desk nobody is served", desks(-6), "notServed", "more"],
		["without reminders fewer come", { reminder: "none" }, "idle", "more"],
		["filling gaps leaves less idle time", { refills: true }, "idle", "less"],
	])("%s", (_, parts, name, kind) => {
		expect(changes(parts).kindOf(name)).toBe(kind);
	});

	test("what nobody measured changes nothing", () => {
		const few = { due: 12, absent: 1 };
		const paper = { ...PAPER, measured: { ...MEASURED, notReminded: few } };
		expect(changes({ reminder: "none" }, paper).difference.idle?.mean).toBe(0);
	});

	test("times of those who are missing are filled, also where nobody of those counted came", () => {
		const nobody = { due: 60, absent: 60 };
		const paper = { ...PAPER, measured: { ...MEASURED, notReminded: nobody } };
		const filled = wish({ reminder: "none", refills: true });
		const { after } = whole(comparing(paper, filled));
		expect(after.bookedMost?.mean).toBeGreaterThanOrEqual(0);
	});

	test("where nothing is free there is no number of days, before or after", () => {
		const shut = (parts: Partial<Wish>, ahead = PAPER.ahead) =>
			whole(comparing({ ...PAPER, ahead }, wish(parts)));
		const none = PAPER.ahead.map((day) => ({ ...day, windows: [] }));
		const full = shut({}, none);
		expect(full.free).toMatchObject({ before: "never", after: "never" });
		expect(full.before.daysAhead).toBeNull();
		const all = { online: 0, walkIn: 100 };
		const less = shut({ shares: all, days: "every" });
		expect(less.free).toMatchObject({ before: "always", after: "never" });
		expect(less.before.daysAhead?.mean).toBeGreaterThanOrEqual(0);
		expect(less.after.daysAhead).toBeNull();
		expect(less.difference.daysAhead).toBeNull();
		// Open on the first ten days only: the last ones of the fortnight have nothing.
		const begun = shut({}, [...PAPER.ahead.slice(0, 10), ...none.slice(10)]);
		expect(begun.free.before).toBe("at-times");
		expect(begun.before.daysAhead).toBeNull();
		// Nobody has looked past what is known, although one may book further ahead.
		expect(begun.free.searchedDays).toBe(PAPER.ahead.length - 14);
		expect(PAPER.rules.horizonDays).toBeGreaterThan(begun.free.searchedDays);
	});

	test("longer appointments fill the calendar, so that one waits more days for a free time", () => {
		const { difference } = changes({ length: { serviceId: 1, more: 18 } });
		expect(difference.daysAhead?.mean).toBeGreaterThan(0);
	});

	test("a closed day makes the next one fuller", () => {
		const paper = {
			...PAPER,
			displaced: 90,
			closedDate: "2026-11-30" as const,
		};
		expect(changes({ isClosed: true }, paper).kindOf("notServed")).toBe("more");
	});
});

test("as many people come whatever the hours are, and only while the house is open", () => {
	const rates = [
		{ from: 480, until: 540, perHour: 12 },
		{ from: 540, until: 600, perHour: 6 },
	];
	const count = (list: ReturnType<typeof withinHours>) =>
		list.reduce(
			(sum, one) => sum + (one.perHour * (one.until - one.from)) / 60,
			0,
		);
	for (const hours of [
		{ from: 510, until: 600 },
		{ from: 450, until: 600 },
		{ from: 480, until: 700 },
	]) {
		const there = withinHours(rates, { from: 480, until: 600 }, hours);
		expect(count(there)).toBeCloseTo(18);
		for (const one of there) {
			expect(one.from).toBeGreaterThanOrEqual(hours.from);
			expect(one.until).toBeLessThanOrEqual(hours.until);
		}
	}
});

test("a difference is said only as sure as it is", () => {
	expect(changeOf({ mean: -6, deviation: 1.5, runs: 20 })).toEqual({
		kind: "less",
		by: 6,
		from: 3,
		until: 9,
	});
	expect(changeOf({ mean: 4, deviation: 0.5, runs: 20 })).toMatchObject({
		kind: "more",
		by: 4,
	});
	expect(changeOf({ mean: 1, deviation: 2, runs: 20 })).toEqual({
		kind: "unsure",
		less: 3,
		more: 5,
	});
	expect(changeOf({ mean: 0.1, deviation: 0.05, runs: 20 })).toEqual({
		kind: "same",
	});
});
