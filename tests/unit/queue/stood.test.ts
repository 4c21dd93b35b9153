import { describe, expect, test } from "vitest";
import { knownAt } from "#lib/queue/past/rules/known-at.ts";
import { stepsOf } from "#lib/queue/past/rules/steps-of.ts";
import { type AppointmentStep, stoodOf } from "#lib/queue/past/rules/stood.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";

const LAST = { stationId: 1, startsAt: 900 };
const FIRST = { stationId: 1, startsAt: 600 };

const status = (
	at: number,
	toStatus: string,
	place: AppointmentStep["place"] = null,
): AppointmentStep => ({ at, kind: "status", toStatus, place });
const move = (
	at: number,
	place: AppointmentStep["place"] = null,
): AppointmentStep => ({ at, kind: "moved", toStatus: "booked", place });

describe("an appointment", () => {
	test("stood from when it was booked until it was cancelled, and again once that was taken back", () => {
		const steps = [
			status(1, "held"),
			status(2, "booked"),
			status(5, "arrived"),
			status(7, "cancelled"),
			status(8, "arrived"),
		];
		expect(stoodOf(steps, LAST, 0)).toEqual([
			{ ...LAST, from: 2, until: 7 },
			{ ...LAST, from: 8, until: null },
		]);
	});

	test("stood elsewhere before it was moved", () => {
		const steps = [
			status(2, "booked", FIRST),
			move(4, { stationId: 2, startsAt: 700 }),
			move(6, LAST),
			status(9, "cancelled"),
		];
		expect(stoodOf(steps, LAST, 0)).toEqual([
			{ ...FIRST, from: 2, until: 4 },
			{ stationId: 2, startsAt: 700, from: 4, until: 6 },
			{ ...LAST, from: 6, until: 9 },
		]);
	});

	test("stood nobody knows where if that was not stored", () => {
		expect(stoodOf([status(2, "booked"), move(6)], LAST, 0)).toEqual([
			{ ...LAST, from: 6, until: null },
		]);
		expect(stoodOf([], LAST, 3)).toEqual([{ ...LAST, from: 3, until: null }]);
	});
});

test("steps are taken back the last one first", () => {
	const { step } = pastDayWriter("2026-11-24");
	const arrived = step(540, "arrived", "waiting");
	const called = step(550, "called", "called", 1);
	const serving = step(551, "serving", "serving", 1);
	const { steps, undone } = stepsOf([
		{ ...arrived, undone: false },
		{ ...called, undone: true },
		{ ...serving, undone: true },
		{ ...step(552, "undone", "called"), undone: false },
		{ ...step(553, "undone", "waiting"), undone: false },
	]);
	expect(steps).toEqual([arrived]);
	expect(undone).toEqual([
		{ ...serving, undoneAt: step(552, "undone", "called").at },
		{ ...called, undoneAt: step(553, "undone", "called").at },
	]);
});

test("of a day that is over it is known at an instant who was served just then, and what was booked", () => {
	const { at, step, visit } = pastDayWriter("2026-11-24");
	const planned = (serviceId: number) => [
		{ serviceId, quantity: 1, durationMinutes: 10, extraMinutes: 0 },
	];
	const day = {
		visits: [
			visit(
				"1",
				[
					step(540, "arrived", "waiting"),
					step(560, "services", "waiting"),
					step(570, "called", "called", 1),
				],
				{
					appointmentId: "a",
					services: planned(2),
					serviceIds: [2],
					undone: [{ ...step(545, "called", "called", 1), undoneAt: at(547) }],
				},
			),
		],
		appointments: [
			{
				id: "a",
				startsAt: at(550),
				services: planned(1),
				servicesAt: null,
				from: 0,
				until: null,
			},
		],
	} as unknown as Parameters<typeof knownAt>[0];
	const known = (minute: number) => knownAt(day, at(minute)).visits[0];
	expect(known(546)?.steps.at(-1)?.to).toBe("called");
	expect(known(550)?.steps.at(-1)?.to).toBe("waiting");
	expect(known(550)?.serviceIds).toEqual([1]);
	expect(known(565)?.serviceIds).toEqual([2]);
});
