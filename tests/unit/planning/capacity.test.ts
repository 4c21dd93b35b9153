import { expect, test } from "vitest";
import {
	capacityOf,
	demandByWeekday,
} from "#lib/planning/outlook/rules/capacity.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import { opening, plan, single } from "./roster-fixture.ts";

test("open minutes by day and channel, closures and holidays taken out", () => {
	const roster = plan([
		opening({ deskIds: [1, 2] }),
		opening({ id: 2, weekday: 5, channel: "walk-in" }),
		single({ id: 3, date: "2026-12-03", channel: "staff" }),
	]);
	const days = capacityOf(
		{
			stationId: 1,
			desks: dayDesksOf(roster),
			openings: roster.openings,
			closures: [
				{
					scope: "desk",
					stationId: 1,
					deskId: 2,
					serviceIds: [],
					startDate: "2026-12-01",
					endDate: "2026-12-01",
					from: 600,
					until: null,
				},
			],
		},
		"2026-12-01",
		"2026-12-25",
	);
	const minutes = new Map(days.map((day) => [day.date, day.minutes]));
	expect(minutes.get("2026-12-01")).toEqual({
		online: 360,
		staff: 0,
		"walk-in": 0,
	});
	expect(minutes.get("2026-12-03")).toEqual({
		online: 0,
		staff: 240,
		"walk-in": 0,
	});
	expect(minutes.get("2026-12-04")).toEqual({
		online: 0,
		staff: 0,
		"walk-in": 240,
	});
	// A Friday, and Christmas Day.
	expect(minutes.get("2026-12-25")).toEqual({
		online: 0,
		staff: 0,
		"walk-in": 0,
	});
});

test("an ordinary day of the week is the mean of those on which the house was open", () => {
	const demand = demandByWeekday(
		[
			{ date: "2026-11-03", bookedMinutes: 100, walkIns: 10 },
			{ date: "2026-11-10", bookedMinutes: 201, walkIns: 21 },
			{ date: "2026-11-17", bookedMinutes: 0, walkIns: 0 },
			{ date: "2026-11-18", bookedMinutes: 30, walkIns: 3 },
		],
		new Set(["2026-11-03", "2026-11-10", "2026-11-18"]),
	);
	expect(demand.get(2)).toEqual({ days: 2, bookedMinutes: 151, walkIns: 16 });
	expect(demand.get(3)).toEqual({ days: 1, bookedMinutes: 30, walkIns: 3 });
	expect(demand.get(4)).toBeUndefined();
});
