import { describe, expect, test } from "vitest";
import {
	formatClock,
	formatDate,
	formatList,
	formatMonth,
	formatPhone,
	formatSpan,
	formatTime,
	formatWeekday,
} from "#lib/text/format.ts";

describe("a date in words", () => {
	test.each([
		["de", "short", "Mi., 25.\u00a0November"],
		["de", "day", "Mittwoch, 25.\u00a0November"],
		["de", "long", "Mittwoch, 25.\u00a0November 2026"],
		["de", "plain", "25.\u00a0November"],
		["en", "short", "Wed 25\u00a0November"],
		["en", "day", "Wednesday 25\u00a0November"],
		["en", "long", "Wednesday 25\u00a0November 2026"],
		["en", "plain", "25\u00a0November"],
	] as const)("%s %s: %s", (locale, style, text) => {
		expect(formatDate("2026-11-25", locale, style)).toBe(text);
	});

	test("is the same day on both clock changes and at the turn of the year", () => {
		expect(formatDate("2026-10-25", "de", "plain")).toBe("25.\u00a0Oktober");
		expect(formatDate("2027-03-28", "de", "plain")).toBe("28.\u00a0März");
		expect(formatDate("2027-01-01", "de", "short")).toBe("Fr., 1.\u00a0Januar");
	});

	test("months and weekdays", () => {
		expect(formatMonth("2026-11", "de")).toBe("November 2026");
		expect(formatWeekday(1, "de", "short")).toBe("Mo.");
		expect(formatWeekday(7, "de", "long")).toBe("Sonntag");
		expect(formatWeekday(3, "en", "short")).toBe("Wed");
	});
});

describe("a time in words", () => {
	test.each([
		["de", 495, "8:15\u00a0Uhr"],
		["de", 0, "0:00\u00a0Uhr"],
		["en", 495, "8:15\u00a0am"],
		["en", 720, "12:00\u00a0pm"],
		["en", 0, "12:00\u00a0am"],
		["en", 965, "4:05\u00a0pm"],
	] as const)("%s %i: %s", (locale, minute, text) => {
		expect(formatTime(minute, locale)).toBe(text);
	});

	test("on a button the word Uhr is left out", () => {
		expect(formatClock(495, "de")).toBe("8:15");
	});

	test("opening hours", () => {
		expect(formatSpan(480, 960, "de")).toBe("8:00 bis 16:00\u00a0Uhr");
		expect(formatSpan(480, 960, "en")).toBe("8:00\u00a0am to 4:00\u00a0pm");
	});
});

test("lists and phone numbers", () => {
	expect(formatList(["a", "b", "c"], "de")).toBe("a, b und c");
	expect(formatList(["a", "b", "c"], "en")).toBe("a, b and c");
	expect(formatPhone("+49 203 94000")).toBe("0203\u00a094000");
});
