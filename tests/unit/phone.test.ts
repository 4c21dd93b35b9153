import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { anyText } from "#tests/support/any-text.ts";

describe("one number is one key, however it is written", () => {
	test.each([
		"0203 94000",
		"0203/94000",
		"0203 - 94 000",
		"0203\u201394000",
		"0203\u00a094000",
		"\u202a0203 94000\u202c",
		"+49 203 94000",
		"+49 (0)203 94000",
		"+49 0203 94000",
		"0049 203 94000",
		"0049 (0) 203 / 94-000",
		"\u0660\u0662\u0660\u0663 \u0669\u0664\u0660\u0660\u0660",
		"\u06f0\u06f2\u06f0\u06f3\u06f9\u06f4\u06f0\u06f0\u06f0",
		"\uff10\uff12\uff10\uff13\uff0d\uff19\uff14\uff10\uff10\uff10",
	])("%j", (typed) => {
		expect(phoneKey(typed)).toBe("+4920394000");
	});

	test.each([
		["+90 532 123 45 67", "0090 5321234567"],
		["+44 (0)20 7946 0958", "0044 20 79460958"],
		["+48 22 123 45 67", "0048-22-1234567"],
	])("from abroad: %j and %j", (one, other) => {
		expect(phoneKey(one)).toBe(phoneKey(other));
		expect(phoneKey(one)).toMatch(/^\+\d+$/);
	});

	test("other numbers have other keys, and nothing has none", () => {
		expect(phoneKey("0203 94001")).not.toBe(phoneKey("0203 94000"));
		expect(phoneKey("+31 203 94000")).not.toBe(phoneKey("0203 94000"));
		expect(phoneKey("  ")).toBeNull();
		expect(phoneKey("keine")).toBeNull();
	});

	test("whatever is typed, the key is the key of itself", () => {
		fc.assert(
			fc.property(anyText, (typed) => {
				const key = phoneKey(typed);
				if (key !== null) expect(phoneKey(key)).toBe(key);
				expect(typeof readablePhone(typed)).toBe("string");
			}),
		);
	});
});

test.each([
	["+49 203 94000", "0203 94000"],
	["00491711234567", "0171 1234567"],
	["+905321234567", "+90 532 123 45 67"],
	["frag Tim", "frag Tim"],
])("%j is shown as %j", (typed, shown) => {
	expect(readablePhone(typed)).toBe(shown);
});
