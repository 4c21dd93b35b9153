import { expect, it } from "vitest";
import type { Busy, DayFacts } from "#lib/availability/availability.ts";
import { findSqueeze } from "#lib/booking/rules/overbooking.ts";
import { instantAt } from "#lib/time.ts";

const DAY = "2026-12-01";
const NOW = instantAt(DAY, 480).epochMilliseconds;

const busy = (
	id: string,
	deskId: number,
	from: number,
	until: number,
): Busy => ({
	appointmentId: id,
	deskId,
	from,
	until,
	holdExpiresAt: null,
});

/** Two desks, online in the morning, for walk-ins from 12 to 13; the second one serves service 2 only. */
function day(taken: readonly Busy[]): DayFacts {
	const window = (deskId: number, from: number, until: number) => ({
		deskId,
		from,
		until,
		channel: from === 720 ? ("walk-in" as const) : ("online" as const),
		releasedAt: 0,
	});
	return {
		date: DAY,
		desks: [
			{ id: 1, serves: null },
			{ id: 2, serves: new Set([2]) },
		],
		windows: [1, 2].flatMap((desk) => [
			window(desk, 480, 720),
			window(desk, 720, 780),
		]),
		serviceClosures: [],
		busy: taken,
	};
}

const squeeze = (
	facts: DayFacts,
	start: number,
	{ serviceIds = [1], minutes = 20, ignoreIds = [] as string[] } = {},
) => findSqueeze(facts, { serviceIds, minutes, start, now: NOW, ignoreIds });

it("takes the capable desk where least is overlapped, and names all of it", () => {
	const facts = day([
		busy("a", 1, 540, 555),
		busy("b", 1, 555, 570),
		busy("c", 2, 540, 545),
	]);
	expect(squeeze(facts, 545)).toEqual({ deskId: 1, overlapping: ["a", "b"] });
	expect(squeeze(facts, 545, { serviceIds: [2] })).toEqual({
		deskId: 2,
		overlapping: [],
	});
	expect(squeeze(facts, 540, { serviceIds: [2] })).toEqual({
		deskId: 2,
		overlapping: ["c"],
	});
});

it("does not count the appointment that is moved, nor a reservation that has run out", () => {
	const gone = { ...busy("h", 1, 540, 555), holdExpiresAt: NOW };
	const facts = day([busy("a", 1, 540, 555), gone]);
	expect(squeeze(facts, 540, { ignoreIds: ["a"] })?.overlapping).toEqual([]);
});

it.each([
	["across the change to walk-in time", 710, true],
	["in time kept for walk-ins", 730, true],
	["past closing time", 770, false],
	["off the grid", 541, false],
	["in the past", 475, false],
])("%s", (_, start, isPossible) => {
	expect(squeeze(day([]), start) !== null).toBe(isPossible);
});

it("never where one of the services is closed", () => {
	const facts = {
		...day([]),
		serviceClosures: [{ serviceIds: new Set([1]), from: 540, until: 600 }],
	};
	expect(squeeze(facts, 535)).toBeNull();
	expect(squeeze(facts, 600)).not.toBeNull();
});
