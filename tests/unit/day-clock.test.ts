import { expect, test } from "vitest";
import {
	type CivilDate,
	dayClock,
	instantAt,
	isoOf,
	type Minute,
} from "#lib/time.ts";

// An ordinary day, and the two on which Berlin's clocks change.
test.each<[CivilDate, Minute[]]>([
	["2026-11-24", [0, 1, 150, 485, 1439, 1440]],
	["2027-03-28", [0, 119, 180, 485, 1439, 1440]],
	["2026-10-25", [0, 119, 180, 485, 1439, 1440]],
])("instants of %s are read as minutes of that day", (date, minutes) => {
	const minuteOf = dayClock(date);
	for (const minute of minutes)
		expect(minuteOf(instantAt(date, minute).epochMilliseconds)).toBe(minute);
});

test("an instant as others read it, with Berlin's offset", () => {
	expect(isoOf(instantAt("2026-11-25", 420))).toBe("2026-11-25T07:00:00+01:00");
	expect(isoOf(instantAt("2027-06-25", 420))).toBe("2027-06-25T07:00:00+02:00");
});
