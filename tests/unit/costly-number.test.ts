import { expect, test } from "vitest";
import { isCostly } from "#lib/text/costly-number.ts";

test("numbers that cost the city by the minute, and emergency lines, are nobody's", () => {
	for (const number of [
		"0900 1234567",
		"+49 (0)900 1234567",
		"0049 137 123456",
		"0180 5 123456",
		"0190-123456",
		"01212 345678",
		"118 33",
		"0118 33",
		"110 11",
		"11200",
		"+881 6 12345678",
		"00882 12345678",
		"+979 123456789",
		"٠٩٠٠ ١٢٣٤٥٦٧",
	])
		expect([number, isCostly(number)]).toEqual([number, true]);
});

test("ordinary numbers are called, also of mobiles, of other countries and inside the town", () => {
	for (const number of [
		"0203 815",
		"0203 4711",
		"0151 23456789",
		"0176 12345678",
		"+49 (0)30 901820",
		"0049 30 901820",
		"+90 532 123 45 67",
		"+31 900",
		"0032 12345678",
		"28345",
		"032 12345678",
	])
		expect([number, isCostly(number)]).toEqual([number, false]);
});
