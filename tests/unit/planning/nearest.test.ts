import { expect, test } from "vitest";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { nearestTimes } from "#lib/planning/change/rules/nearest.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import type { CivilDate } from "#lib/time.ts";
import { HOUSE, NOW, opening, plan } from "./roster-fixture.ts";

/** A station with these desks, open on two Tuesdays. */
function houseWith(...deskIds: number[]) {
	const roster = plan([opening({ deskIds })]);
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
	return [{ stationId: 1, rules: HOUSE.rules, days }];
}

const appointment = {
	id: "a",
	stationId: 1,
	deskId: 1,
	date: "2026-12-01" as CivilDate,
	from: 540,
	until: 560,
	serviceIds: [7],
};
const earliest = NOW.epochMilliseconds;

test("nobody is offered the same time twice, however many desks are free then", () => {
	const times =
		nearestTimes([{ appointment, earliest }], houseWith(1, 2), earliest).get(
			"a",
		) ?? [];
	expect(times.length).toBeGreaterThan(1);
	expect(new Set(times.map((time) => JSON.stringify(time))).size).toBe(
		times.length,
	);
});

test("the first times of all can be accepted at once: at one desk none touches another", () => {
	const wanting = ["a", "b", "c"].map((id) => ({
		appointment: { ...appointment, id },
		earliest,
	}));
	const offered = nearestTimes(wanting, houseWith(1), earliest);
	const starts = wanting.map(({ appointment: { id } }) => {
		const [first] = offered.get(id) ?? [];
		return `${first?.date} ${first?.start}`;
	});
	expect(starts.toSorted()).toEqual([
		"2026-12-01 520",
		"2026-12-01 540",
		"2026-12-01 560",
	]);
});
