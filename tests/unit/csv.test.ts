import { expect, test } from "vitest";
import { csvOf, csvTime } from "#lib/text/csv.ts";

test.each([
	"=1+1",
	"+49 203",
	"-5",
	"@SUM(A1)",
	"\tx",
	"\rx",
	"|cmd",
	"%x",
	"＝1+1",
	"＋1",
	"－1",
	"＠SUM(A1)",
	"﹢1",
	"−1",
	"\u200b=1+1",
	"\u00a0=1+1",
])("what a spreadsheet would take for a formula is text: %j", (text) => {
	expect(csvOf([[text]])).toBe(`\ufeff"'${text}"\r\n`);
});

test("everything else stays as it is", () => {
	expect(csvOf([["harmlos", 'so "x"; y', "a-b", "", null]])).toBe(
		'\ufeffharmlos;"so ""x""; y";a-b;;\r\n',
	);
});

test("numbers have a decimal comma, and a minus is no formula", () => {
	expect(csvOf([[1234.567, -3.5, 0, 1.005]])).toBe(
		"\ufeff1234,57;-3,5;0;1\r\n",
	);
});

test("a time is Berlin's, without the parts of a second that no spreadsheet reads", () => {
	expect(csvTime(Date.parse("2026-11-24T09:05:03.123Z"))).toBe(
		"2026-11-24 10:05:03",
	);
	expect(csvTime(Date.parse("2026-07-01T22:00:00Z"))).toBe(
		"2026-07-02 00:00:00",
	);
});
