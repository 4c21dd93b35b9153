import { expect, test } from "vitest";
import type { BookingRules, DayDesk } from "#lib/availability/availability.ts";
import { canServe } from "#lib/availability/rules/can-serve.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import { exampleOpening as opening } from "#tests/support/examples.ts";

const RULES: BookingRules = {
	leadMinutes: 0,
	horizonDays: 56,
	usefulGapMinutes: 0,
	staffGoesOnlineDays: 2,
};
const ALL: DayDesk = { id: 1, serves: null };
const ONE: DayDesk = { id: 1, serves: new Set([1]) };
const TWO: DayDesk = { id: 2, serves: new Set([2]) };
const BOTH: DayDesk = { id: 1, serves: new Set([1, 2, 3]) };

test.each<
	[
		string,
		{ desks: DayDesk[]; openings: Opening[]; rules?: Partial<BookingRules> },
		boolean,
	]
>([
	["a desk for everything", { desks: [ALL], openings: [opening()] }, true],
	["a desk for both", { desks: [BOTH], openings: [opening()] }, true],
	["a desk for one of them", { desks: [ONE], openings: [opening()] }, false],
	[
		"two desks with a service each",
		{ desks: [ONE, TWO], openings: [opening({ deskIds: [1, 2] })] },
		false,
	],
	["no desk in use", { desks: [], openings: [opening()] }, false],
	["no opening", { desks: [ALL], openings: [] }, false],
	[
		"only another desk has online times",
		{ desks: [ALL, TWO], openings: [opening({ deskIds: [2] })] },
		false,
	],
	[
		"only times without appointments",
		{ desks: [ALL], openings: [opening({ channel: "walk-in" })] },
		false,
	],
	[
		"staff times that go online",
		{ desks: [ALL], openings: [opening({ channel: "staff" })] },
		true,
	],
	[
		"staff times that never do",
		{
			desks: [ALL],
			openings: [opening({ channel: "staff" })],
			rules: { staffGoesOnlineDays: null },
		},
		false,
	],
	[
		"an opening that ended yesterday",
		{ desks: [ALL], openings: [opening({ validUntil: "2026-11-23" })] },
		false,
	],
	[
		"an opening that ends today",
		{ desks: [ALL], openings: [opening({ validUntil: "2026-11-24" })] },
		true,
	],
	[
		"a single day that is over",
		{
			desks: [ALL],
			openings: [opening({ kind: "single", date: "2026-11-23" })],
		},
		false,
	],
	[
		"a single day to come",
		{
			desks: [ALL],
			openings: [opening({ kind: "single", date: "2026-12-05" })],
		},
		true,
	],
])("two services together: %s → %s", (_, { rules, ...roster }, expected) => {
	const answer = canServe(
		{ ...roster, rules: { ...RULES, ...rules } },
		[1, 2],
		"2026-11-24",
	);
	expect(answer).toBe(expected);
});
