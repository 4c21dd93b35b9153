import fc from "fast-check";
import { expect, test } from "vitest";
import { closingOf } from "#lib/planning/closure/rules/day-closing.ts";
import type { PlannedClosure } from "#lib/planning/planning.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import { opening, plan } from "./roster-fixture.ts";

const DAY = "2026-12-01";
/** A Tuesday from 8 to 12 and 13 to 16, at two desks. */
const ROSTER = plan([
	opening({ deskIds: [1, 2] }),
	opening({ id: 2, deskIds: [1, 2], from: 780, until: 960 }),
]);
const closure = (changes: Partial<PlannedClosure> = {}): PlannedClosure => ({
	id: 1,
	scope: "station",
	stationId: 1,
	deskId: null,
	serviceIds: [],
	startDate: DAY,
	endDate: DAY,
	from: null,
	until: null,
	...changes,
});
const closing = (
	closures: PlannedClosure[],
	date: `${number}-${number}-${number}` = DAY,
) =>
	closingOf(
		{
			desks: dayDesksOf(ROSTER),
			openings: ROSTER.openings,
			closures,
			openHolidays: new Set(),
		},
		1,
		date,
	);

test("two closures of half a day close the whole day", () => {
	expect(
		closing([
			closure({ from: null, until: 720 }),
			closure({ from: 720, until: null }),
		]),
	).toEqual({ kind: "closed" });
	// Neither names the lunch break, in which nobody is there anyway.
	expect(
		closing([
			closure({ from: 480, until: 720 }),
			closure({ from: 780, until: 960 }),
		]),
	).toEqual({ kind: "closed" });
});

test("a day of which something is left says which hours are closed", () => {
	expect(closing([closure({ from: 660, until: 840 })])).toEqual({
		kind: "partly",
		hours: [
			{ from: 660, until: 720 },
			{ from: 780, until: 840 },
		],
	});
});

test("all desks closed, each for itself, is a closed day; one of them is none", () => {
	const desk = (deskId: number) => closure({ scope: "desk", deskId });
	expect(closing([desk(1), desk(2)])).toEqual({ kind: "closed" });
	expect(closing([desk(1)])).toEqual({ kind: "open" });
});

test("closed services, another station and a day without openings say nothing", () => {
	expect(closing([closure({ scope: "services", serviceIds: [7] })])).toEqual({
		kind: "open",
	});
	expect(closing([closure({ stationId: 2 })])).toEqual({ kind: "open" });
	expect(closing([closure()], "2026-12-02")).toEqual({ kind: "open" });
});

test("however closures are cut into pieces, the day says the same", () => {
	const cut = fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), {
		maxLength: 6,
	});
	fc.assert(
		fc.property(cut, (cuts) => {
			const edges = [0, ...cuts.sort((a, b) => a - b), 1440];
			const pieces = edges
				.slice(1)
				.map((until, index) => closure({ from: edges[index] ?? 0, until }));
			expect(closing(pieces)).toEqual({ kind: "closed" });
		}),
	);
});
