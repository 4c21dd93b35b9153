import fc from "fast-check";
import { expect, test } from "vitest";
import { waitFor } from "#lib/booking/rules/wait.ts";

const LIMITS = { freeHeldMinutes: 180, maxHeldMinutes: 480 };

test.each([
	[15, 0, 0],
	[15, 165, 0],
	[15, 166, 20],
	[120, 120, 20],
	[120, 240, 60],
	[120, 360, 100],
	[120, 361, null],
	[15, 465, 100],
])(
	"%d minutes for a client that holds %d: %s seconds",
	(wanted, held, seconds) => {
		expect(waitFor({ wanted, held }, LIMITS)).toBe(seconds);
	},
);

test("whoever holds more never waits less", () => {
	fc.assert(
		fc.property(fc.nat(600), fc.nat(600), fc.nat(120), (a, b, wanted) => {
			const wait = (held: number) =>
				waitFor({ wanted, held }, LIMITS) ?? Number.POSITIVE_INFINITY;
			expect(wait(Math.max(a, b))).toBeGreaterThanOrEqual(wait(Math.min(a, b)));
		}),
	);
});
