import { expect, test } from "vitest";
import { type Came, peopleOf, playDay } from "#tests/support/afar-day.ts";

test("on twenty crowded days nobody who sits there waits longer, and who waits elsewhere sits there half as long", () => {
	const mean = (all: readonly number[]) =>
		all.reduce((sum, one) => sum + one, 0) / all.length;
	const days = Array.from({ length: 20 }, (_, day) => {
		const people = peopleOf(day);
		const all = playDay(people, false);
		const afar = playDay(people, true);
		expect(afar).toHaveLength(people.length);
		const drew = new Set(
			afar.flatMap(({ person, isAfar }) => (isAfar ? [person.id] : [])),
		);
		const waits = (came: readonly Came[], isDrawn: boolean) =>
			came
				.filter(({ person }) => drew.has(person.id) === isDrawn)
				.map(({ waited }) => waited);
		return {
			sat: waits(all, false),
			sits: waits(afar, false),
			wouldSit: waits(all, true),
			comes: waits(afar, true),
		};
	});
	const over = (name: keyof (typeof days)[number]) =>
		mean(days.flatMap((day) => day[name]));
	expect(days.flatMap(({ comes }) => comes).length).toBeGreaterThan(150);
	expect(over("wouldSit")).toBeGreaterThan(20);
	expect(over("sits") - over("sat")).toBeLessThan(1);
	expect(over("comes")).toBeLessThan(over("wouldSit") / 2);
});
