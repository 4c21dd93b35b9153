import { expect, test } from "vitest";
import { house, playWalkIns } from "#bench/wishes/walk-ins.ts";
import { dayWaits } from "#lib/attendance/rules/day-waits.ts";
import { MOST_MORE } from "#lib/attendance/rules/options.ts";

test.each([
	[0.85, 3.55, 11.1],
	[0.92, 6.9, 19.6],
])(
	"a day at load %s waits as 300 simulated ones of the tables do",
	(load, mean, ninth) => {
		const waits = dayWaits(house(load), { runs: 50, seed: 5 });
		expect(waits?.mean).toBeGreaterThan(mean * 0.85);
		expect(waits?.mean).toBeLessThan(mean * 1.15);
		expect(waits?.ninth).toBeGreaterThan(ninth * 0.85);
		expect(waits?.ninth).toBeLessThan(ninth * 1.15);
	},
);

test("nobody coming is unknown, and the same day has the same answer", () => {
	expect(dayWaits(house(0))).toBeNull();
	expect(dayWaits(house(0.9), { runs: 3 })).toEqual(
		dayWaits(house(0.9), { runs: 3 }),
	);
});

test("sixty days: what is offered again is hardly felt by people without an appointment", () => {
	const { freed, offered, without, withOffer } = playWalkIns(60, 2026);
	expect(withOffer - without).toBeLessThanOrEqual(MOST_MORE);
	expect(offered).toBeGreaterThan(freed / 2);
});
