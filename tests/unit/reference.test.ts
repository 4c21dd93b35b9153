import fc from "fast-check";
import { expect, test } from "vitest";
import { isToken, newHoldToken } from "#lib/booking/rules/codes.ts";
import {
	formatReference,
	newReference,
	parseReference,
	withCheckDigit,
} from "#lib/text/reference.ts";

test("a Terminnummer has nine digits and survives being written as people write it", () => {
	for (let times = 0; times < 200; times += 1) {
		const reference = newReference();
		expect(reference).toMatch(/^[1-9]\d{8}$/);
		for (const separator of [" ", "-", ".", "\u00a0", "–"])
			expect(
				parseReference(` ${reference.replace(/(\d{3})/g, `$1${separator}`)} `),
			).toBe(reference);
		const fullWidth = reference.replace(/\d/g, (digit) =>
			String.fromCodePoint(0xff10 + Number(digit)),
		);
		expect(parseReference(fullWidth.replace(/(.{3})/g, "$1\u3000"))).toBe(
			reference,
		);
		expect(formatReference(reference).split("\u00a0")).toHaveLength(3);
	}
});

test("one mistyped digit is always noticed", () => {
	const digits = fc
		.integer({ min: 10_000_000, max: 99_999_999 })
		.map((number) => withCheckDigit(String(number)));
	const slip = fc.record({
		at: fc.nat({ max: 8 }),
		by: fc.integer({ min: 1, max: 9 }),
	});
	fc.assert(
		fc.property(digits, slip, (reference, { at, by }) => {
			const wrong = [...reference]
				.map((digit, index) =>
					index === at ? (Number(digit) + by) % 10 : digit,
				)
				.join("");
			expect(parseReference(wrong)).toBeNull();
		}),
	);
});

test.each([
	"",
	"12345678",
	"1234567890",
	"abc",
	"0".repeat(9),
	"４８２１９３５０７",
	"9".repeat(5000),
	"48219350\n",
])("%j is no Terminnummer", (text) => {
	expect(parseReference(text)).toBeNull();
});

test("tokens are recognised by their form and never repeat", () => {
	const tokens = Array.from({ length: 500 }, newHoldToken);
	expect(tokens.every(isToken)).toBe(true);
	expect(new Set(tokens).size).toBe(500);
	for (const text of [
		"",
		"short",
		"ä".repeat(22),
		"x".repeat(23),
		"../../etc/passwd-------",
	])
		expect(isToken(text)).toBe(false);
});
