import { expect, test } from "vitest";
import { type House, houseStateAt } from "#lib/availability/rules/house.ts";
import type { CivilDate, Weekday } from "#lib/time.ts";

const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5];
const at = (date: CivilDate, from: number | null = null, until = from) => ({
	startDate: date,
	endDate: date,
	from,
	until,
});
const house = (closed: House["closed"] = []): House => ({
	buildingHours: WEEKDAYS.map((weekday) => ({
		weekday,
		from: 480,
		until: 960,
	})),
	closed,
	lastDay: null,
});
// A Tuesday, and the Friday of that week.
const TUESDAY = "2026-11-24";
const FRIDAY = "2026-11-27";
const closedUntil = (date: CivilDate, from: number, wasOpen = false) => ({
	kind: "closed",
	next: { date, from },
	wasOpen,
});

test.each<[string, House, CivilDate, number, unknown]>([
	[
		"during opening hours",
		house(),
		TUESDAY,
		600,
		{ kind: "open", until: 960, again: null },
	],
	[
		"as the door opens",
		house(),
		TUESDAY,
		480,
		{ kind: "open", until: 960, again: null },
	],
	[
		"as the door closes",
		house(),
		TUESDAY,
		960,
		closedUntil("2026-11-25", 480, true),
	],
	["early in the morning", house(), TUESDAY, 479, closedUntil(TUESDAY, 480)],
	[
		"on Friday evening",
		house(),
		FRIDAY,
		1000,
		closedUntil("2026-11-30", 480, true),
	],
	["on Saturday", house(), "2026-11-28", 600, closedUntil("2026-11-30", 480)],
	[
		"on a closed day before a holiday",
		house([at(TUESDAY), at("2026-11-25")]),
		TUESDAY,
		600,
		closedUntil("2026-11-26", 480),
	],
	[
		"before closed hours",
		house([at(TUESDAY, 720, 840)]),
		TUESDAY,
		600,
		{ kind: "open", until: 720, again: 840 },
	],
	[
		"within closed hours",
		house([at(TUESDAY, 720, 840)]),
		TUESDAY,
		730,
		closedUntil(TUESDAY, 840, true),
	],
	[
		"when it stays closed for months",
		house([{ ...at(TUESDAY), endDate: "2027-06-01" }]),
		TUESDAY,
		600,
		{ kind: "closed", next: null, wasOpen: false },
	],
	[
		"on its last day",
		{ ...house(), lastDay: TUESDAY },
		TUESDAY,
		600,
		{ kind: "open", until: 960, again: null },
	],
	[
		"on its last evening",
		{ ...house(), lastDay: TUESDAY },
		TUESDAY,
		960,
		{ kind: "closed", next: null, wasOpen: true },
	],
	[
		"after its last day",
		{ ...house(), lastDay: TUESDAY },
		"2026-11-25",
		600,
		{ kind: "closed", next: null, wasOpen: false },
	],
])("%s", (_, closedHouse, date, minute, expected) => {
	expect(houseStateAt(closedHouse, date, minute)).toEqual(expected);
});
