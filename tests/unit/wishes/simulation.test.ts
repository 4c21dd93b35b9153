import { expect, test } from "vitest";
import { simulate, USUAL } from "#bench/wishes/simulate.ts";

/** Weeks of one station, by the real rules; npm run wishes plays sixty days. */
const DAYS = 19;

test("most of what is given back in time is used, nobody gets a fourth message, and nothing is booked twice", () => {
	const outcome = simulate(DAYS, "test");
	const { early, usedByWish, usedByVisitor } = outcome;
	expect(early).toBeGreaterThan(100);
	expect((usedByWish + usedByVisitor) / early).toBeGreaterThanOrEqual(0.7);
	expect(outcome.mostMessages).toBeLessThanOrEqual(3);
	expect(outcome.doubleBooked).toBe(0);
});

test("the same weeks without a list use far less", () => {
	const without = simulate(DAYS, "test", { ...USUAL, wishesPerDay: 0 });
	expect(without.usedByVisitor / without.early).toBeLessThan(0.6);
	expect(without.mostMessages).toBe(0);
});

test("the same seed gives the same weeks", () => {
	expect(simulate(8, "once")).toEqual(simulate(8, "once"));
});
