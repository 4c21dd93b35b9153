import { expect, test } from "vitest";
import { capacityOf, mean, p95, playRelease } from "./played-release.ts";

const BOUND = 500;
const SECONDS = 900;
/** By then a machine of this size has been found out, from nothing. */
const FOUND_OUT = 500;

for (const { name, machine } of [
	{ name: "a slow one", machine: { processes: 1, speed: 0.4 } },
	{ name: "one process", machine: { processes: 1, speed: 1 } },
	{ name: "two processes", machine: { processes: 2, speed: 1 } },
])
	for (const { people, share } of [
		{ people: "quick people", share: 0.5 },
		{ people: "people", share: 1 },
		{ people: "slow people", share: 2.5 },
	])
		test(`a release, ${name}, ${people}: those inside are answered in time, and the machine is used`, () => {
			const perSecond = Math.max(30, Math.ceil(1.5 * capacityOf(machine)));
			const { answers, used } = playRelease(machine, {
				early: 2_000,
				perSecond,
				seconds: SECONDS,
				share,
			});
			const timesFrom = (from: number) =>
				answers
					.filter(({ second }) => second >= from)
					.map(({ milliseconds }) => milliseconds);
			const isSlow = machine.speed < 1;
			// Where one page takes a twentieth of a second, two a second too many are much.
			expect(p95(timesFrom(0))).toBeLessThan(isSlow ? 1.5 * BOUND : BOUND);
			expect(p95(timesFrom(FOUND_OUT))).toBeLessThan(BOUND);
			expect(mean(used.slice(FOUND_OUT))).toBeGreaterThan(isSlow ? 0.7 : 0.78);
		});

test("a second release on a large machine begins with what the first has shown", () => {
	const machine = { processes: 4, speed: 2 };
	const many = { early: 5_000, perSecond: 120, seconds: 300 };
	const first = playRelease(machine, many);
	const second = playRelease(machine, { ...many, borne: 60 });
	expect(second.entered).toBeGreaterThan(2 * first.entered);
	const times = second.answers.map(({ milliseconds }) => milliseconds);
	expect(p95(times)).toBeLessThan(BOUND);
	expect(mean(second.used.slice(150))).toBeGreaterThan(0.7);
});
