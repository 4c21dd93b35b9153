import { expect, test } from "vitest";
import type { DayFacts } from "#lib/availability/availability.ts";
import { daysAhead } from "#lib/simulation/rules/bookings.ts";
import { modelOf } from "#lib/simulation/rules/demand.ts";
import { randomOf } from "#lib/simulation/rules/random.ts";
import { paperWith } from "./paper.ts";

test("a calendar without free times is looked through once a day for each concern, a day at a time", () => {
	const { ahead, rules, measured } = paperWith({ desks: 4 });
	const concerns = modelOf(measured, null).bookedConcerns;
	const [usual] = concerns;
	if (!usual) throw new Error("Nobody books.");
	let searches = 0;
	const counted = ahead.map((day): DayFacts => {
		const shut = { ...day, windows: [] };
		// Each search copies the facts of its day.
		return Object.defineProperty(shut, "serviceClosures", {
			enumerable: true,
			get() {
				searches += 1;
				return [];
			},
		});
	});
	const searched = 10;
	const work = daysAhead(
		counted,
		rules,
		{ concerns, bookedADay: 90, length: 14, searched, usual },
		randomOf(1, "ahead"),
	);
	for (let day = 0; day < 14; day += 1) {
		expect(work.next().done).toBe(false);
		expect(searches).toBeGreaterThan(searched);
		expect(searches).toBeLessThanOrEqual(concerns.length * (searched + 1));
		searches = 0;
	}
	expect(work.next()).toEqual({ done: true, value: Array(14).fill(null) });
});
