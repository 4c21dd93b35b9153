import type { Opening } from "#lib/availability/rules/opening.ts";
import type { HouseFacts } from "#lib/planning/roster/rules/conflicts.ts";
import type {
	PlannedDesk,
	RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { exampleOpening } from "#tests/support/examples.ts";

/** A Tuesday. */
export const TODAY = "2026-11-24";
export const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");

export const desk = (changes: Partial<PlannedDesk> = {}): PlannedDesk => ({
	id: 1,
	name: "Platz 1",
	position: 1,
	active: true,
	serves: null,
	ownDays: [],
	...changes,
});

/** Each Tuesday morning, online. */
export const opening = (changes: Partial<Opening> = {}): Opening =>
	exampleOpening({ until: 720, ...changes });

export const single = (changes: Partial<Opening> = {}): Opening =>
	opening({ kind: "single", weekday: null, date: "2026-12-01", ...changes });

export const plan = (
	openings: readonly Opening[],
	desks: readonly PlannedDesk[] = [
		desk(),
		desk({ id: 2, name: "Platz 2", position: 2 }),
	],
): RosterPlan => ({ desks, openings });

export const HOUSE: HouseFacts = {
	now: NOW,
	isOnline: true,
	walkInShare: 0,
	buildingHours: [
		{ weekday: 2, from: 480, until: 960 },
		{ weekday: 3, from: 480, until: 720 },
	],
	serviceIds: [7],
	rules: {
		leadMinutes: 60,
		horizonDays: 60,
		usefulGapMinutes: 10,
		staffGoesOnlineDays: 2,
	},
};
