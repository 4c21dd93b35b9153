import { describe, expect, test } from "vitest";
import type { PastStep, PastVisit } from "#lib/queue/past/past-day.ts";
import {
	firstWaitOf,
	handedOverOf,
	isUnseen,
	staysOf,
	waitsOf,
} from "#lib/queue/past/rules/stays.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** [at, kind, to, desk]; "night": the night did it. */
function visitOf(
	...steps: [number, PastStep["kind"], PastStep["to"], number?, "night"?][]
): PastVisit {
	return {
		id: "one",
		ticket: "W001",
		startsAt: null,
		arrivedAt: 0,
		priority: null,
		serviceIds: [1],
		appointmentId: null,
		services: [],
		told: null,
		undone: [],
		steps: steps.map(([at, kind, to, deskId, night]) => ({
			at,
			kind,
			to,
			deskId: deskId ?? null,
			isNight: night === "night",
		})),
	};
}

describe("when somebody waited", () => {
	test("a note, a priority or another service begins no new wait", () => {
		const visit = visitOf(
			[10, "arrived", "waiting"],
			[15, "note", "waiting"],
			[16, "priority", "waiting"],
			[20, "called", "called", 1],
		);
		expect(waitsOf(visit)).toMatchObject([{ from: 10, until: 20 }]);
		expect(firstWaitOf(visit)).toMatchObject({ from: 10, until: 20 });
	});

	test("away and back counts from the return, and without a return nobody knows", () => {
		const away = [
			[10, "arrived", "waiting"],
			[12, "parked", "parked"],
		] as const;
		const call = [40, "called", "called", 1] as const;
		expect(
			firstWaitOf(
				visitOf(
					[...away[0]],
					[...away[1]],
					[30, "returned", "waiting"],
					[...call],
				),
			),
		).toMatchObject({ from: 30, until: 40 });
		expect(firstWaitOf(visitOf([...away[0]], [...away[1]], [...call]))).toBe(
			null,
		);
	});

	test("the night is no end of it", () => {
		const visit = visitOf(
			[10, "arrived", "waiting"],
			[99, "left", "left", 0, "night"],
		);
		expect(firstWaitOf(visit)).toMatchObject({ from: 10, until: NEVER });
	});

	test("whom nobody saw come never waited", () => {
		const visit = visitOf(
			[10, "called", "called", 1],
			[12, "serving", "serving", 1],
		);
		expect(isUnseen(visit)).toBe(true);
		expect(firstWaitOf(visit)).toBe(null);
	});
});

test("handed over once more, somebody goes by the last time, and a note changes nothing", () => {
	const steps = [
		[10, "arrived", "waiting"],
		[20, "called", "called", 1],
		[30, "handed-over", "waiting", 1],
		[32, "handed-over", "waiting", 1],
		[33, "note", "waiting"],
	] as const;
	expect(handedOverOf(visitOf(...steps.map((one) => [...one] as never)))).toBe(
		32,
	);
	const back = [
		...steps,
		[40, "called", "called", 2],
		[41, "parked", "parked", 2],
		[50, "returned", "waiting"],
	] as const;
	expect(handedOverOf(visitOf(...back.map((one) => [...one] as never)))).toBe(
		null,
	);
});

describe("who was at which desk", () => {
	test("from the call to the end, a recall and a note within it", () => {
		const [stay, ...others] = staysOf(
			visitOf(
				[10, "arrived", "waiting"],
				[20, "called", "called", 3],
				[21, "recalled", "called", 3],
				[22, "serving", "serving", 3],
				[25, "services", "serving", 3],
				[30, "done", "done", 3],
			),
		);
		expect(others).toEqual([]);
		expect(stay).toMatchObject({
			deskId: 3,
			calledAt: 20,
			servedAt: 22,
			endedAt: 30,
		});
	});

	test("sent on they are at another one; only the night's end is unknown, and who is there now has none", () => {
		const steps = [
			[20, "called", "called", 3],
			[22, "serving", "serving", 3],
			[30, "handed-over", "waiting", 3],
			[31, "called", "called", 4],
			[32, "serving", "serving", 4],
		] as const;
		const now = visitOf(...steps.map((one) => [...one] as never));
		expect(staysOf(now).map(({ deskId, end }) => [deskId, end?.at])).toEqual([
			[3, 30],
			[4, undefined],
		]);
		const night = visitOf(...steps.map((one) => [...one] as never), [
			99,
			"done",
			"done",
			4,
			"night",
		]);
		expect(staysOf(night)[1]).toMatchObject({
			endedAt: null,
			end: { at: 99 },
		});
	});
});

const { at, step, visit } = pastDayWriter("2026-11-24");

describe("somebody's wait", () => {
	test.each(["note", "services", "priority", "handed-over"] as const)(
		"goes on over a step that leaves them in the line: %s",
		(kind) => {
			const one = visit("1", [
				step(540, "arrived", "waiting"),
				step(560, kind, "waiting"),
				step(565, kind, "waiting"),
				step(570, "called", "called", 1),
			]);
			const whole = { from: at(540), until: at(570) };
			expect(waitsOf(one)).toMatchObject([whole]);
			expect(firstWaitOf(one)).toMatchObject(whole);
		},
	);

	test("begins anew for whoever went and came back", () => {
		const one = visit("1", [
			step(540, "arrived", "waiting"),
			step(550, "parked", "parked"),
			step(560, "note", "parked"),
			step(570, "returned", "waiting"),
			step(575, "note", "waiting"),
			step(590, "called", "called", 1),
		]);
		expect(waitsOf(one)).toMatchObject([
			{ from: at(540), until: at(550) },
			{ from: at(570), until: at(590) },
		]);
		expect(firstWaitOf(one)?.from).toBe(at(570));
	});
});
