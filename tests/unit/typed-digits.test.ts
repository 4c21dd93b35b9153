import { expect, test } from "vitest";
import { onlyDigits, plainDigits } from "#lib/text/typed-digits.ts";

/** The zeros of scripts that keyboards have; the nine other digits follow each. */
const ZEROS = [
	0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xbe6, 0xe50, 0xf20, 0x1040,
	0x17e0, 0xff10, 0x1d7ce, 0x1d7ec, 0x11066,
];

test.each(ZEROS)("the digits of U+%x are read", (zero) => {
	const typed = Array.from({ length: 10 }, (_, value) =>
		String.fromCodePoint(zero + value),
	).join("");
	expect(plainDigits(typed)).toBe("0123456789");
});

test("all hyphens and blanks are one", () => {
	expect(
		plainDigits("1\u20102\u20113\u20134\u20145\u22126\uff0d7\u00ad8"),
	).toBe("1-2-3-4-5-6-78");
	expect(plainDigits("\u00a01\u2009\u30002\t3\n\u200b")).toBe("1 2 3");
});

test.each([
	["482 193 507", "482193507"],
	["\u2066482\u00a0193\u2011507\u2069", "482193507"],
	["٤٨٢ ١٩٣ ٥٠٧", "482193507"],
	["４８２－１９３－５０７", "482193507"],
	["482a", null],
	["", ""],
])("only the digits of %j: %j", (typed, digits) => {
	expect(onlyDigits(typed)).toBe(digits);
});
