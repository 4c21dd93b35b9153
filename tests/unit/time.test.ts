import { expect, test } from "vitest";
import { parseCivilDate } from "#lib/civil-date.ts";
import {
	addDays,
	civilDateOf,
	clock,
	clockChange,
	datesBetween,
	dayClock,
	instantAt,
	minuteOf,
	parseClock,
	weekdayOf,
} from "#lib/time.ts";

test.each([
	"2026-02-29",
	"2026-13-01",
	"2026-1-1",
	"26-01-01",
	"1999-12-31",
	"2200-01-01",
	"heute",
	"",
	"2026-11-24T00:00",
	"２０２６-11-24",
])("%j is no date", (text) => {
	expect(parseCivilDate(text)).toBeNull();
});

test("a date that exists is read, a leap day too", () => {
	expect(parseCivilDate("2028-02-29")).toBe("2028-02-29");
});

test.each([
	["00:00", 0],
	["08:05", 485],
	["23:59", 1439],
	["24:00", null],
	["8:05", null],
	["08:60", null],
	["", null],
])("%j is minute %j", (text, minute) => {
	expect(parseClock(text)).toBe(minute);
	if (minute !== null) expect(clock(minute)).toBe(text);
});

test.each([
	["2026-11-24", 480, "2026-11-24T07:00:00Z"],
	["2027-07-01", 480, "2027-07-01T06:00:00Z"],
	["2027-03-28", 120 + 60, "2027-03-28T01:00:00Z"],
	["2026-10-25", 180, "2026-10-25T02:00:00Z"],
	["2026-12-31", 1440, "2026-12-31T23:00:00Z"],
] as const)("minute %2$s of %s in Berlin is %s", (date, minute, instant) => {
	const at = instantAt(date, minute);
	expect(at.toString()).toBe(instant);
	if (minute < 1440) {
		expect(civilDateOf(at)).toBe(date);
		expect(minuteOf(at)).toBe(minute);
	}
});

test("only the two nights of the clock change have minutes that are skipped or come twice", () => {
	const changes = datesBetween("2026-01-01", "2026-12-31").flatMap((date) => {
		const change = clockChange(date);
		return change ? [[date, change.from, change.until]] : [];
	});
	expect(changes).toEqual([
		["2026-03-29", 120, 180],
		["2026-10-25", 120, 180],
	]);
});

test("days are counted over months, years and clock changes", () => {
	expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
	expect(datesBetween("2026-10-24", "2026-10-26")).toEqual([
		"2026-10-24",
		"2026-10-25",
		"2026-10-26",
	]);
	expect(datesBetween("2026-10-26", "2026-10-24")).toEqual([]);
	expect(weekdayOf("2026-11-24")).toBe(2);
});

test.each([
	["2026-11-24", [0, 485, 1439, 1440]],
	["2027-03-28", [0, 119, 180, 600, 1440]],
	["2026-10-25", [0, 119, 180, 600, 1440]],
] as const)(
	"the clock of %s reads the instants of its minutes",
	(date, all) => {
		const instants = all.map(
			(minute) => instantAt(date, minute).epochMilliseconds,
		);
		expect(instants.map(dayClock(date))).toEqual(all);
	},
);
