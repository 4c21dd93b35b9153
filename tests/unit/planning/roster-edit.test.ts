import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { changesBetween } from "#lib/planning/roster/rules/changes.ts";
import { dayOpenings, weekGrid } from "#lib/planning/roster/rules/days.ts";
import {
	applyEdit,
	type DaySpan,
	type RosterEdit,
} from "#lib/planning/roster/rules/edit.ts";
import {
	dayDesksOf,
	isSamePlan,
	type RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import { desk, opening, plan, single } from "./roster-fixture.ts";

const afternoon: DaySpan = {
	from: 780,
	until: 960,
	channel: "walk-in",
	releaseDaysBefore: 0,
	releaseMinute: 0,
	byLot: false,
};
const spans = (roster: RosterPlan, deskId: number, date: CivilDate) =>
	dayOpenings(roster, deskId, date).map(({ from, until }) => [from, until]);

describe("one day planned anew", () => {
	const both = plan([opening({ deskIds: [1, 2] })]);
	const changed = applyEdit(both, {
		kind: "day",
		deskIds: [1],
		date: "2026-12-01",
		spans: [afternoon],
	});

	test("holds for that desk and that day only", () => {
		expect(spans(changed, 1, "2026-12-01")).toEqual([[780, 960]]);
		expect(spans(changed, 2, "2026-12-01")).toEqual([[480, 720]]);
		expect(spans(changed, 1, "2026-12-08")).toEqual([[480, 720]]);
	});

	test("is what free times are worked out from", () => {
		const { windows } = composeDay({
			date: "2026-12-01",
			stationId: 1,
			desks: dayDesksOf(changed),
			openings: changed.openings,
			closures: [],
			busy: [],
		});
		expect(
			windows.map(({ deskId, from, channel }) => [deskId, from, channel]),
		).toEqual([
			[1, 780, "walk-in"],
			[2, 480, "online"],
		]);
	});

	test("can be all closed, and undone again", () => {
		const day = { deskIds: [1], date: "2026-12-01" } as const;
		const closed = applyEdit(changed, { kind: "day", ...day, spans: [] });
		expect(spans(closed, 1, "2026-12-01")).toEqual([]);
		const regular = applyEdit(closed, { kind: "regular-day", ...day });
		expect(isSamePlan(regular, both)).toBe(true);
	});

	test("replaces a single opening, of which other desks keep their part", () => {
		const shared = plan([single({ deskIds: [1, 2] })]);
		const one = applyEdit(shared, {
			kind: "day",
			deskIds: [1],
			date: "2026-12-01",
			spans: [afternoon],
		});
		expect(spans(one, 1, "2026-12-01")).toEqual([[780, 960]]);
		expect(spans(one, 2, "2026-12-01")).toEqual([[480, 720]]);
	});
});

test("a copied week is open, desk by desk, as its example is, and no other week changes", () => {
	const before = plan([
		opening({ deskIds: [1, 2], everyWeeks: 2, validFrom: "2026-11-23" }),
		opening({ id: 2, deskIds: [2], weekday: 3, channel: "staff" }),
		single({ id: 3, date: "2026-11-27", from: 600, until: 660 }),
	]);
	const edit = {
		kind: "copy-week",
		from: "2026-11-23",
		to: "2026-11-30",
	} as const;
	const after = applyEdit(before, edit);
	for (let day = 0; day < 7; day++)
		for (const deskId of [1, 2]) {
			expect(spans(after, deskId, addDays("2026-11-30", day))).toEqual(
				spans(before, deskId, addDays("2026-11-23", day)),
			);
			expect(spans(after, deskId, addDays("2026-12-07", day))).toEqual(
				spans(before, deskId, addDays("2026-12-07", day)),
			);
		}
});

describe("the openings of another station", () => {
	const here = plan([opening(), single({ id: 2 })], [desk()]);
	const there: RosterPlan = plan(
		[
			opening({ id: 90, deskIds: [91, 92], weekday: 3 }),
			opening({
				id: 91,
				deskIds: [92],
				everyWeeks: 2,
				validFrom: "2026-11-02",
			}),
			single({ id: 92, deskIds: [91] }),
		],
		[
			desk({ id: 91, name: "Platz 1" }),
			desk({ id: 92, name: "Platz 1b", position: 2, serves: [7] }),
		],
	);
	const after = applyEdit(here, {
		kind: "copy-station",
		source: there,
		validFrom: "2026-12-07",
	});

	test("begin on that day at the desks in order; missing desks are made", () => {
		expect(after.desks.map(({ name, serves }) => [name, serves])).toEqual([
			["Platz 1", null],
			["Platz 1b", [7]],
		]);
		expect(spans(after, 1, "2026-12-09")).toEqual([[480, 720]]);
		expect(spans(after, -1, "2026-12-09")).toEqual([[480, 720]]);
	});

	test("end what was regular here the day before; single dates stay", () => {
		expect(spans(after, 1, "2026-12-01")).toHaveLength(2);
		expect(spans(after, 1, "2026-12-08")).toEqual([]);
	});

	test("keep the rhythm of every other week", () => {
		expect(spans(after, -1, "2026-12-15")).toEqual([[480, 720]]);
		expect(spans(after, -1, "2026-12-22")).toEqual([]);
	});
});

test("a roster put back: what was deleted comes again, desks that have come since go out of use", () => {
	const old = plan([opening(), opening({ id: 2, weekday: 3 })], [desk()]);
	const now = plan(
		[opening({ from: 540 })],
		[desk({ name: "Anders" }), desk({ id: 2, name: "Platz 1", position: 2 })],
	);
	const back = applyEdit(now, { kind: "restore", plan: old });
	expect(back.openings.map(({ id, weekday }) => [id, weekday])).toEqual([
		[1, 2],
		[-1, 3],
	]);
	expect(back.desks.map(({ name, active }) => [name, active])).toEqual([
		["Platz 1", true],
		["Platz 1 (2)", false],
	]);
	expect(changesBetween(old, back).map(({ kind }) => kind)).toEqual([
		"desk-added",
	]);
});

test("a desk is put where its position says, and the others close up", () => {
	const three = plan(
		[],
		[1, 2, 3].map((id) => desk({ id, name: `Platz ${id}`, position: id })),
	);
	const moved = applyEdit(three, {
		kind: "desk",
		id: 3,
		desk: desk({ name: "Platz 3", position: 1 }),
	});
	expect(moved.desks.map(({ id, position }) => [id, position])).toEqual([
		[3, 1],
		[1, 2],
		[2, 3],
	]);
	expect(changesBetween(three, moved).map(({ kind }) => kind)).toEqual([
		"desk-moved",
	]);
});

test("the week shows desks in use first, weekends only where something is planned, and adds up by channel", () => {
	const roster = plan(
		[
			opening({ deskIds: [1, 2] }),
			single({ id: 2, date: "2026-11-28", channel: "walk-in" }),
		],
		[desk({ active: false }), desk({ id: 2, name: "Platz 2", position: 2 })],
	);
	const grid = weekGrid(roster, "2026-11-23", new Set());
	expect(grid.days.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(grid.rows.map(({ desk: { id } }) => id)).toEqual([2, 1]);
	expect(grid.days[1]?.minutes).toEqual({
		online: 240,
		staff: 0,
		"walk-in": 0,
	});
});

describe("an opening on several weekdays", () => {
	const days = ([1, 2, 4] as const).map((weekday) => opening({ weekday }));

	test("is one of its own for each, with ids of their own", () => {
		const { openings } = applyEdit(plan([]), {
			kind: "openings",
			id: null,
			openings: days,
		});
		expect(openings.map(({ id, weekday }) => [id, weekday])).toEqual([
			[-1, 1],
			[-2, 2],
			[-3, 4],
		]);
	});

	test("keeps the edited one where it is, and touches no other", () => {
		const before = plan([opening(), opening({ id: 2, weekday: 4, from: 600 })]);
		const after = applyEdit(before, {
			kind: "openings",
			id: 1,
			openings: days.slice(0, 2),
		});
		expect(after.openings.map(({ id, weekday }) => [id, weekday])).toEqual([
			[1, 2],
			[2, 4],
			[-1, 1],
		]);
		expect(changesBetween(before, after)).toMatchObject([
			{ kind: "opening-added", opening: { weekday: 1 } },
		]);
	});

	test("moves the edited one when its own day is not among them", () => {
		const after = applyEdit(plan([opening()]), {
			kind: "openings",
			id: 1,
			openings: [opening({ weekday: 3 }), opening({ weekday: 5 })],
		});
		expect(after.openings.map(({ id, weekday }) => [id, weekday])).toEqual([
			[1, 3],
			[-1, 5],
		]);
	});
});

const edits: fc.Arbitrary<RosterEdit> = fc.oneof(
	fc.record({
		kind: fc.constant("day" as const),
		deskIds: fc.subarray([1, 2], { minLength: 1 }),
		date: fc.constantFrom<CivilDate>("2026-12-01", "2026-12-02"),
		spans: fc.subarray([afternoon]),
	}),
	fc.record({
		kind: fc.constant("regular-day" as const),
		deskIds: fc.subarray([1, 2], { minLength: 1 }),
		date: fc.constantFrom<CivilDate>("2026-12-01", "2026-12-02"),
	}),
	fc.constant<RosterEdit>({
		kind: "copy-week",
		from: "2026-11-23",
		to: "2026-11-30",
	}),
	fc.record({
		kind: fc.constant("openings" as const),
		id: fc.constantFrom(1, null),
		openings: fc.subarray([opening({ from: 600 }), opening({ weekday: 4 })], {
			minLength: 1,
		}),
	}),
);

test("whatever was done to a roster, putting it back brings the old one, and its lines say so", () => {
	fc.assert(
		fc.property(fc.array(edits, { maxLength: 6 }), (list) => {
			const before = plan([opening({ deskIds: [1, 2] })]);
			const after = list.reduce(applyEdit, before);
			const back = applyEdit(after, { kind: "restore", plan: before });
			expect(changesBetween(before, back)).toEqual([]);
			expect(changesBetween(before, after).length === 0).toBe(
				changesBetween(after, before).length === 0,
			);
			const ids = after.openings.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		}),
	);
});
