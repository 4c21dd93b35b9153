import { expect, test } from "vitest";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { nearestTimes } from "#lib/planning/change/rules/nearest.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import type { CivilDate } from "#lib/time.ts";
import { HOUSE, NOW, opening, plan } from "./roster-fixture.ts";

test("nobody is offered the same time twice, however many desks are free then", () => {
	const roster = plan([opening({ deskIds: [1, 2] })]);
	const days = (["2026-12-01", "2026-12-08"] as CivilDate[]).map((date) =>
		composeDay({
			date,
			stationId: 1,
			desks: dayDesksOf(roster),
			openings: roster.openings,
			closures: [],
			busy: [],
		}),
	);
	const appointment = {
		id: "a",
		stationId: 1,
		deskId: 1,
		date: "2026-12-01" as CivilDate,
		from: 540,
		until: 560,
		serviceIds: [7],
	};
	const times =
		nearestTimes(
			[{ appointment, earliest: NOW.epochMilliseconds }],
			[{ stationId: 1, rules: HOUSE.rules, days }],
			NOW.epochMilliseconds,
		).get("a") ?? [];
	expect(times.length).toBeGreaterThan(1);
	expect(new Set(times.map((time) => JSON.stringify(time))).size).toBe(
		times.length,
	);
});
