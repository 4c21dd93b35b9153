import { expect, test } from "vitest";
import type { StationDay } from "#lib/pilot/effect/effect.ts";
import {
	FEWEST_IN_PUBLIC,
	levelsOf,
	levelTable,
} from "#lib/pilot/effect/rules/levels.ts";
import { dataRows, knownSince } from "#lib/pilot/effect/rules/open-data.ts";
import { readPromise } from "#lib/pilot/effect/rules/promise.ts";
import type { CivilDate } from "#lib/time.ts";

const day = (
	stationId: number,
	date: CivilDate,
	{
		served = 0,
		minutes = 0,
		...more
	}: Partial<StationDay> & { served?: number; minutes?: number },
): StationDay => {
	const people = {
		visits: served,
		served,
		left: 0,
		waitSeconds: served * minutes * 60,
		medianSeconds: minutes * 60,
	};
	return {
		stationId,
		date,
		people: served > 0 ? { all: people, without: people } : {},
		promise: { known: 0, within: 0 },
		queue: null,
		due: 0,
		noShows: 0,
		lead: null,
		ratings: { wait: { count: 0, sum: 0 }, service: { count: 0, sum: 0 } },
		...more,
	};
};

test("what nobody measured is nothing, and no nought", () => {
	const levels = levelsOf([], FEWEST_IN_PUBLIC);
	expect(levels.waitAll).toEqual({ value: null, few: false });
	expect(levels.promise).toEqual({ value: null, few: false });
	expect(levels.lead).toEqual({ value: null, few: false });
});

test("days count by their people, and the promise by those who were served", () => {
	const levels = levelsOf(
		[
			day(1, "2026-11-02", {
				served: 90,
				minutes: 10,
				promise: { known: 60, within: 45 },
				lead: { measured: 10, within: 9, median: 4 },
				due: 50,
				noShows: 5,
			}),
			day(1, "2026-11-03", {
				served: 10,
				minutes: 60,
				promise: { known: 20, within: 15 },
				lead: { measured: 10, within: 5, median: 7 },
				ratings: {
					wait: { count: 25, sum: 100 },
					service: { count: 4, sum: 20 },
				},
			}),
		],
		FEWEST_IN_PUBLIC,
	);
	expect(levels.waitAll.value).toBe(15);
	expect(levels.served.value).toBe(100);
	expect(levels.promise.value).toBe(75);
	expect(levels.noShow.value).toBe(10);
	expect(levels.lead.value).toBe(5.5);
	expect(levels.leadWithin.value).toBe(70);
	expect(levels.ratedWait.value).toBe(4);
	// Four people said so: that stays with them.
	expect(levels.ratedService).toEqual({ value: null, few: true });
});

test("no cell is about fewer people than the limit, and none can be worked out from the others", () => {
	const days = [
		day(1, "2026-11-02", { served: 19, minutes: 30 }),
		day(2, "2026-11-02", { served: 80, minutes: 10 }),
	];
	const { all, stations } = levelTable(days, FEWEST_IN_PUBLIC);
	expect(stations.get(1)?.waitAll.few).toBe(true);
	expect(stations.get(1)?.served.few).toBe(true);
	expect(stations.get(2)?.waitAll.value).toBe(10);
	expect(all.waitAll.few).toBe(true);
	expect(all.served.few).toBe(true);
	// Two hidden ones are twenty together: neither can be told from the other.
	const more = [...days, day(3, "2026-11-02", { served: 15, minutes: 20 })];
	const three = levelTable(more, FEWEST_IN_PUBLIC);
	expect(three.stations.get(3)?.waitAll.few).toBe(true);
	expect(three.all.waitAll.few).toBe(false);
});

test("people of one kind who are too few cannot be worked out by taking the others from all", () => {
	const counted = (served: number, minutes: number) => ({
		visits: served,
		served,
		left: 0,
		waitSeconds: served * minutes * 60,
		medianSeconds: minutes * 60,
	});
	const levels = (few: number) =>
		levelsOf(
			[
				day(1, "2026-11-02", {
					people: {
						all: counted(100 + few, 20),
						without: counted(100, 20),
						with: counted(few, 20),
					},
				}),
			],
			FEWEST_IN_PUBLIC,
		);
	expect(levels(19)).toMatchObject({
		waitAll: { value: 20 },
		waitWithout: { value: null, few: true },
		waitWith: { value: null, few: true },
	});
	// Nobody at all is nobody's secret, and so are enough.
	for (const enough of [0, 20])
		expect(levels(enough).waitWithout.value).toBe(20);
});

test("the open data has a line for each month and station, and says since when it knows what", () => {
	const rows = dataRows(
		[
			day(1, "2026-09-30", { served: 40, minutes: 20 }),
			day(1, "2026-10-05", {
				served: 40,
				minutes: 10,
				promise: { known: 40, within: 40 },
			}),
			day(2, "2026-10-05", { served: 60, minutes: 30 }),
		],
		[2, 1, 3],
		"2026-10-20",
	);
	expect(
		rows.map(({ month, isWhole, stationId, levels }) => [
			month,
			isWhole,
			stationId,
			levels.waitAll.value,
		]),
	).toEqual([
		["2026-09", true, null, 20],
		["2026-09", true, 1, 20],
		["2026-10", false, null, 22],
		["2026-10", false, 2, 30],
		["2026-10", false, 1, 10],
	]);
	expect(knownSince(rows)).toMatchObject({
		waitAll: "2026-09",
		promise: "2026-10",
		lead: null,
	});
});

test.each([
	["14", 14],
	[" 7 ", 7],
	["0", null],
	["366", null],
	["bald", null],
])("a promise is a number of days: %s", (typed, days) => {
	expect(readPromise(typed)).toBe(days);
});
