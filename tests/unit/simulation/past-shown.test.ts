import { describe, expect, test } from "vitest";
import {
	FIGURES,
	type PastFigure,
} from "#lib/simulation/replay/rules/day-figures.ts";
import type { Replay, Replayed } from "#lib/simulation/replay/rules/replay.ts";
import { shownOf } from "#lib/simulation/replay/rules/shown.ts";

const estimate = (mean: number) => ({ mean, deviation: 1, runs: 60 });

/** A day whose figures all came to the same, before and after a change. */
const shown = (
	value: number | null,
	{
		walkIns = 100,
		booked = 100,
		taken = 8,
	}: { walkIns?: number; booked?: number; taken?: number } = {},
) =>
	shownOf({
		figures: Object.fromEntries(
			FIGURES.map((name): [PastFigure, Replayed] => [
				name,
				{
					stored: value,
					again:
						value === null
							? null
							: { ...estimate(value), from: value - 2, until: value + 2 },
					isSame: value === null ? null : true,
					after: estimate((value ?? 0) + 9),
					difference: estimate(9),
				},
			]),
		) as Replay["figures"],
		called: { walkIns, booked },
		taken,
		isSame: true,
	}).figures;

const hidden = (figures: ReturnType<typeof shown>) =>
	FIGURES.filter((name) => figures[name].stored.few);

describe("what is shown of a day that is over", () => {
	test("is nothing about fewer than five people, and of nine in ten nothing about fewer than fifty", () => {
		expect(hidden(shown(12))).toEqual([]);
		expect(hidden(shown(12, { walkIns: 49, booked: 50 }))).toEqual([
			"walkInMost",
		]);
		expect(hidden(shown(12, { walkIns: 5, booked: 4 }))).toEqual([
			"walkInMost",
			"bookedMedian",
			"bookedMost",
		]);
		expect(hidden(shown(1))).toEqual(["notServed", "left"]);
	});

	test("is no number of people that could be taken from another", () => {
		const { notServed, left } = shown(12);
		expect(left.stored.value).toBe(10);
		expect(left.again).toMatchObject({ mean: 10, from: 10, until: 15 });
		expect(left.after?.mean).toBe(20);
		expect(notServed.stored.value).toBe(10);
	});

	test("is nothing of a clerk: minutes of one desk, or of two, are somebody's", () => {
		expect(hidden(shown(12, { taken: 2 }))).toEqual(["overtime", "idle"]);
		expect(hidden(shown(12, { taken: 3 }))).toEqual([]);
	});

	test("does not tell what is hidden by what was played, and tells what a change does", () => {
		const { walkInMedian } = shown(12, { walkIns: 1 });
		expect(walkInMedian).toMatchObject({ again: null, after: null });
		expect(walkInMedian.difference?.mean).toBe(9);
	});

	test("is unknown where nobody knows it, and not hidden", () => {
		const figures = shown(null);
		expect(hidden(figures)).toEqual([]);
		for (const name of FIGURES) expect(figures[name].stored.value).toBe(null);
		expect(figures.idle.after?.mean).toBe(9);
	});
});
