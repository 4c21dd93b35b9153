import { expect, test } from "vitest";
import type { DayFacts } from "#lib/availability/availability.ts";
import { misfitOf } from "#lib/planning/service/rules/misfit.ts";
import { exampleService } from "#tests/support/examples.ts";

const DAY = "2026-12-01";
const limits = { maxServices: 5, maxMinutes: 60 };
/** One desk from 8:00 to 10:00; 8:30 to 9:00 is somebody's. */
const facts: DayFacts = {
	date: DAY,
	desks: [{ id: 1, serves: null }],
	windows: [
		{ deskId: 1, from: 480, until: 600, channel: "online", releasedAt: 0 },
	],
	serviceClosures: [],
	busy: [
		{
			appointmentId: "a",
			deskId: 1,
			from: 480,
			until: 495,
			holdExpiresAt: null,
		},
		{
			appointmentId: "b",
			deskId: 1,
			from: 510,
			until: 540,
			holdExpiresAt: null,
		},
		{
			appointmentId: "c",
			deskId: 2,
			from: 480,
			until: 600,
			holdExpiresAt: null,
		},
	],
};
const service = (changes: Parameters<typeof exampleService>[0]) => [
	{ service: exampleService(changes), quantity: 1 },
];
const fits = (
	from: number,
	minutes: number,
	id = "a",
	changes: Parameters<typeof exampleService>[0] = {},
) =>
	misfitOf(
		{
			id,
			deskId: 1,
			from,
			until: from + 15,
			selection: service({ durationMinutes: minutes, ...changes }),
		},
		facts,
		limits,
	);

test("an appointment fits until somebody else's begins, and not a minute longer", () => {
	expect(fits(480, 30)).toBeNull();
	expect(fits(480, 35)).toBe("no-room");
	// What it is booked for itself is not in its way, nor is another desk.
	expect(fits(510, 30, "b")).toBeNull();
});

test("an appointment fits until its desk closes", () => {
	expect(fits(585, 15)).toBeNull();
	expect(fits(585, 20)).toBe("no-room");
});

test("whoever takes less time than booked always fits, even where the desk is gone by now", () => {
	expect(fits(700, 15)).toBeNull();
	expect(fits(700, 10)).toBeNull();
	expect(fits(700, 20)).toBe("no-room");
});

test("what nobody could book any more is told as what it is", () => {
	expect(fits(480, 65)).toBe("too-long");
	expect(fits(480, 15, "a", { lastDay: "2026-11-30" })).toBe(
		"no-longer-offered",
	);
	expect(fits(480, 15, "a", { bookable: false })).toBe("not-bookable");
});
