import { expect, test } from "vitest";
import { periodsOf } from "#lib/pilot/effect/rules/periods.ts";
import type { CivilDate } from "#lib/time.ts";

const UNTIL: CivilDate = "2031-11-23";
const LAST = { from: "2028-11-01", until: UNTIL };

test.each<[string, CivilDate[], unknown]>([
	["nobody has begun", [], [LAST]],
	["a start of this year", ["2031-03-10"], [LAST]],
	[
		"a start five years ago: the days around it are still there",
		["2026-10-12"],
		[{ from: "2025-10-01", until: "2027-10-31" }, LAST],
	],
	[
		"several starts, whose days are looked at once",
		["2027-12-01", "2026-10-12", "2027-01-15"],
		[{ from: "2025-10-01", until: UNTIL }],
	],
])("%s", (_, starts, periods) => {
	expect(periodsOf(starts, UNTIL)).toEqual(periods);
});
