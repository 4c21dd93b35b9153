import { describe, expect, test } from "vitest";
import {
	blockingConflicts,
	findConflicts,
} from "#lib/planning/roster/rules/conflicts.ts";
import { applyEdit } from "#lib/planning/roster/rules/edit.ts";
import { desk, HOUSE, opening, plan, single } from "./roster-fixture.ts";

const kinds = (...args: Parameters<typeof findConflicts>) =>
	findConflicts(...args).map(({ kind }) => kind);

test("a sound roster has none", () => {
	expect(findConflicts(plan([opening()]), HOUSE)).toEqual([]);
});

describe("one desk twice at once", () => {
	test("is found with the first day it happens", () => {
		const twice = plan([
			opening(),
			opening({ id: 2, from: 700, until: 800, validFrom: "2027-01-01" }),
		]);
		expect(findConflicts(twice, HOUSE)).toEqual([
			{ kind: "overlap", deskId: 1, openingIds: [1, 2], date: "2027-01-05" },
		]);
	});

	test("not where rhythms never meet, on other desks, end to end, or after the one has ended", () => {
		const fine = [
			[
				opening({ everyWeeks: 2, validFrom: "2026-11-23" }),
				opening({ id: 2, everyWeeks: 2, validFrom: "2026-11-30" }),
			],
			[opening(), opening({ id: 2, deskIds: [2] })],
			[opening(), opening({ id: 2, from: 720, until: 780 })],
			[
				opening({ validUntil: "2026-12-31" }),
				opening({ id: 2, validFrom: "2027-01-01" }),
			],
			[
				opening({ kind: "monthly", weekOfMonth: 1 }),
				opening({ id: 2, kind: "monthly", weekOfMonth: 2 }),
			],
		];
		for (const openings of fine)
			expect(kinds(plan(openings), HOUSE)).toEqual([]);
	});

	test("every second and every third week meet once", () => {
		const meet = plan([
			opening({ everyWeeks: 2, validFrom: "2026-11-23" }),
			opening({ id: 2, everyWeeks: 3, validFrom: "2026-11-30" }),
		]);
		expect(findConflicts(meet, HOUSE)).toMatchObject([{ date: "2026-12-22" }]);
	});

	test("a single date beside a regular opening, unless the day was planned anew", () => {
		const both = [opening(), single({ id: 2 })];
		expect(kinds(plan(both), HOUSE)).toContain("overlap");
		const anew = plan(both, [desk({ ownDays: ["2026-12-01"] })]);
		expect(kinds(anew, HOUSE)).not.toContain("overlap");
	});
});

test("an opening outside the hours of the house, also on a day on which it is closed", () => {
	expect(kinds(plan([opening({ until: 1080 })]), HOUSE)).toEqual([
		"outside-hours",
	]);
	expect(kinds(plan([opening({ weekday: 6 })]), HOUSE)).toEqual([
		"outside-hours",
	]);
	const saturday = single({ date: "2026-12-05", releaseDaysBefore: 0 });
	expect(kinds(plan([opening(), { ...saturday, id: 2 }]), HOUSE)).toEqual([
		"special-day",
	]);
	const unknown = { ...HOUSE, buildingHours: [] };
	expect(kinds(plan([opening({ weekday: 6 })]), unknown)).toEqual([]);
});

test("an opening whose day never comes", () => {
	const never = opening({
		id: 2,
		deskIds: [2],
		validFrom: "2026-12-02",
		validUntil: "2026-12-07",
	});
	expect(kinds(plan([opening(), never]), HOUSE)).toEqual(["never"]);
});

test("a service that can be booked but that nobody does", () => {
	const some = [desk({ serves: [8] })];
	expect(findConflicts(plan([opening()], some), HOUSE)).toEqual([
		{ kind: "unserved", serviceId: 7 },
	]);
	const walkInOnly = plan([opening({ channel: "walk-in" })]);
	expect(kinds(walkInOnly, HOUSE)).toEqual(["unserved"]);
	expect(kinds(walkInOnly, { ...HOUSE, isOnline: false })).toEqual([]);
});

test("a release that is past, one beyond the horizon, a desk out of use, too little for walk-ins", () => {
	const soon = single({ id: 2, deskIds: [2] });
	expect(kinds(plan([opening(), soon]), HOUSE)).toEqual(["release-past"]);
	expect(kinds(plan([opening({ releaseDaysBefore: 90 })]), HOUSE)).toEqual([
		"release-beyond",
	]);
	const idle = [desk(), desk({ id: 2, active: false })];
	expect(kinds(plan([opening({ deskIds: [1, 2] })], idle), HOUSE)).toEqual([
		"idle-desk",
	]);
	const share = { ...HOUSE, walkInShare: 25 };
	const few = opening({ id: 2, deskIds: [2], channel: "walk-in", until: 540 });
	expect(findConflicts(plan([opening(), few]), share)).toEqual([
		{ kind: "few-walk-ins", weekday: 2, percent: 20, wanted: 25 },
	]);
});

describe("what stands in the way of saving", () => {
	const wrong = plan([opening(), opening({ id: 2, until: 1200 })]);

	test("is what a change brings, not what was wrong before", () => {
		const mended = applyEdit(wrong, {
			kind: "desk",
			id: 2,
			desk: desk({ name: "Neu", position: 2 }),
		});
		expect(blockingConflicts(wrong, mended, HOUSE)).toEqual([]);
		const worse = applyEdit(wrong, {
			kind: "openings",
			id: null,
			openings: [opening({ deskIds: [2], weekday: 3, until: 900 })],
		});
		expect(blockingConflicts(wrong, worse, HOUSE)).toMatchObject([
			{ kind: "outside-hours" },
		]);
	});

	test("is a day outside the house's hours, until somebody says that the house is open then", () => {
		const sound = plan([opening()]);
		const saturday = applyEdit(sound, {
			kind: "openings",
			id: null,
			openings: [single({ date: "2026-12-05", releaseDaysBefore: 0 })],
		});
		expect(blockingConflicts(sound, saturday, HOUSE)).toMatchObject([
			{ kind: "special-day" },
		]);
		expect(blockingConflicts(sound, saturday, HOUSE, true)).toEqual([]);
		const late = applyEdit(sound, {
			kind: "openings",
			id: 1,
			openings: [opening({ until: 1200 })],
		});
		expect(blockingConflicts(sound, late, HOUSE, true)).toMatchObject([
			{ kind: "outside-hours" },
		]);
	});

	test("is an opening that is over, but not what is only pointed out", () => {
		const sound = plan([opening()]);
		const over = applyEdit(sound, {
			kind: "openings",
			id: 1,
			openings: [opening({ validUntil: "2026-11-01" })],
		});
		expect(blockingConflicts(sound, over, HOUSE)).toEqual([
			{ kind: "over", openingId: 1 },
		]);
		const gone = applyEdit(sound, { kind: "remove-opening", id: 1 });
		expect(kinds(gone, HOUSE)).toEqual(["unserved"]);
		expect(blockingConflicts(sound, gone, HOUSE)).toEqual([]);
	});
});
