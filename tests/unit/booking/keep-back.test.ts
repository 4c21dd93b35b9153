import fc from "fast-check";
import { expect, test } from "vitest";
import { keepUntil } from "#lib/booking/rules/keep-back.ts";

const MINUTE = 60_000;
const BOUNDS = { freedMinMinutes: 5, freedMaxMinutes: 30 };

test("kept for a time between the city's bounds, whatever chance says", () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
			const until = keepUntil(1_000 * MINUTE, 0, BOUNDS, chance);
			expect(until).toBeGreaterThanOrEqual(5 * MINUTE);
			expect(until).toBeLessThanOrEqual(30 * MINUTE);
			expect((until ?? 0) % 1_000).toBe(0);
		}),
	);
	expect(keepUntil(1_000 * MINUTE, 0, BOUNDS, 0)).toBe(5 * MINUTE);
	expect(keepUntil(1_000 * MINUTE, 0, BOUNDS, 1)).toBe(30 * MINUTE);
});

test("what would be left with less than an hour is free at once, and so is everything where the city keeps nothing", () => {
	expect(keepUntil(90 * MINUTE, 0, BOUNDS, 1)).toBe(30 * MINUTE);
	expect(keepUntil(89 * MINUTE, 0, BOUNDS, 1)).toBeNull();
	expect(keepUntil(64 * MINUTE, 0, BOUNDS, 0)).toBeNull();
	expect(keepUntil(-1, 0, BOUNDS, 0)).toBeNull();
	const never = { freedMinMinutes: 0, freedMaxMinutes: 0 };
	expect(keepUntil(1_000 * MINUTE, 0, never, 1)).toBeNull();
});
