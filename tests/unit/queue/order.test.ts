import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	canCall,
	inOrder,
	isTooLate,
	nextVisit,
} from "#lib/queue/order/rules/order.ts";
import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import type {
	CallReason,
	QueueDesk,
	Queued,
	Spoken,
} from "#lib/queue/queue.ts";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-24T09:00:00Z");
const RULES = { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 };
const EVERYTHING = { id: 1, serves: null };

/** Minutes before now; negative: to come. */
interface Sketch extends Partial<Omit<Queued, "arrivedAt" | "startsAt">> {
	came: number;
	/** Of the appointment. */
	time?: number;
}

function visit(ticket: string, { came, time, ...rest }: Sketch): Queued {
	return {
		id: ticket,
		ticket,
		status: "waiting",
		arrivedAt: NOW - came * MINUTE,
		startsAt: time === undefined ? null : NOW - time * MINUTE,
		priority: null,
		serviceIds: [1],
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		...rest,
	};
}

const order = (sketches: Record<string, Sketch>) =>
	inOrder(
		Object.entries(sketches).map(([ticket, sketch]) => visit(ticket, sketch)),
		NOW,
		RULES,
	).map(({ visit, reason }) => `${visit.ticket} ${reason}`);

describe("the order of calling", () => {
	const cases: [string, Record<string, Sketch>, string[]][] = [
		[
			"an emergency goes before everybody else",
			{
				A: { came: 40, time: 30 },
				E: { came: 1, priority: "emergency" },
				H: { came: 60, handedOverAt: NOW },
			},
			["E emergency", "H handed-over", "A appointment-due"],
		],
		[
			"appointments whose time has come go in order of time, whoever arrived first",
			{ late: { came: 30, time: 5 }, early: { came: 10, time: 12 } },
			["early appointment-due", "late appointment-due"],
		],
		[
			"an appointment goes before walk-ins from its time on",
			{ W: { came: 40 }, A: { came: 5, time: 0 } },
			["A appointment-due", "W walk-in"],
		],
		[
			"before its time an appointment comes after everybody else",
			{ A: { came: 30, time: -1 }, W: { came: 1 } },
			["W walk-in", "A early-appointment"],
		],
		[
			"fifteen minutes late keeps the place",
			{ W: { came: 40 }, A: { came: 5, time: 20 } },
			["A appointment-due", "W walk-in"],
		],
		[
			"whoever comes later than that queues by arrival",
			{ W: { came: 6 }, A: { came: 5, time: 20.5 }, X: { came: 4 } },
			["W walk-in", "A late-appointment", "X walk-in"],
		],
		[
			"a walk-in out of patience goes before appointments less than ten minutes past their time",
			{
				W: { came: 46 },
				A: { came: 20, time: 9 },
				B: { came: 20, time: 10 },
			},
			["B appointment-due", "W waited-long", "A appointment-due"],
		],
		[
			"exactly forty-five minutes is still patience",
			{ W: { came: 45 }, A: { came: 20, time: 9 } },
			["A appointment-due", "W walk-in"],
		],
		[
			"priority counts like an appointment at the minute of arrival",
			{
				A: { came: 20, time: 6 },
				P: { came: 5, priority: "priority" },
				B: { came: 20, time: 4 },
				W: { came: 30 },
			},
			["A appointment-due", "P priority", "B appointment-due", "W walk-in"],
		],
		[
			"an appointment with priority need not wait for its time",
			{ A: { came: 5, time: -20, priority: "priority" }, W: { came: 30 } },
			["A priority", "W walk-in"],
		],
		[
			"whoever was handed over has had their turn",
			{
				A: { came: 60, time: 30 },
				H: { came: 10, handedOverAt: NOW - MINUTE },
				G: { came: 10, handedOverAt: NOW - 2 * MINUTE },
			},
			["G handed-over", "H handed-over", "A appointment-due"],
		],
		[
			"parked is not in the line until the time has come",
			{
				P: { came: 30, status: "parked", parkedUntil: NOW + 1 },
				Q: { came: 20, status: "parked", parkedUntil: NOW },
				R: { came: 40, status: "parked" },
				W: { came: 10 },
			},
			["Q walk-in", "W walk-in"],
		],
		[
			"nobody who is called, served or gone stands in the line",
			{
				a: { came: 9, status: "called" },
				b: { came: 9, status: "serving" },
				c: { came: 9, status: "done" },
				d: { came: 9, status: "left" },
			},
			[],
		],
	];
	test.each(cases)("%s", (_, sketches, expected) => {
		expect(order(sketches)).toEqual(expected);
	});
});

describe("a desk", () => {
	const limited = { id: 2, serves: new Set([1]) };

	test("skips whom it cannot serve, and says how many", () => {
		const queue = [
			visit("W001", { came: 20, serviceIds: [2] }),
			visit("W002", { came: 10, serviceIds: [1, 2] }),
			visit("W003", { came: 5 }),
		];
		const next = nextVisit(queue, limited, NOW, RULES);
		expect(next?.visit.ticket).toBe("W003");
		expect(next?.skipped).toBe(2);
	});

	test("gets whom another desk handed over to it, and nobody handed over to a third", () => {
		const handed = { handedOverAt: NOW, forDeskId: 2 };
		const queue = [
			visit("W001", { came: 20, ...handed, forDeskId: 3 }),
			visit("W002", { came: 10, ...handed }),
		];
		expect(nextVisit(queue, limited, NOW, RULES)?.visit.ticket).toBe("W002");
		expect(nextVisit(queue, EVERYTHING, NOW, RULES)).toBeNull();
	});

	test("calls an appointment before its time when nobody else waits for it", () => {
		const queue = [
			visit("A001", { came: 20, time: -15 }),
			visit("W001", { came: 5, serviceIds: [2] }),
		];
		const next = nextVisit(queue, limited, NOW, RULES);
		expect(next?.visit.ticket).toBe("A001");
		expect(next?.reason).toBe("early-appointment");
		const all = nextVisit(queue, EVERYTHING, NOW, RULES);
		expect(all?.visit.ticket).toBe("W001");
	});
});

const someVisit = fc
	.record({
		came: fc.integer({ min: 0, max: 120 }),
		time: fc.option(fc.integer({ min: -60, max: 120 }), { nil: undefined }),
		priority: fc.constantFrom(null, null, null, "priority", "emergency"),
		services: fc.subarray([1, 2, 3], { minLength: 1 }),
		handed: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
		forDesk: fc.boolean(),
		parked: fc.option(fc.integer({ min: -30, max: 30 }), { nil: undefined }),
	})
	.map(({ came, time, priority, services, handed, forDesk, parked }) => ({
		came,
		...(time === undefined ? {} : { time }),
		priority: priority as Queued["priority"],
		serviceIds: services,
		handedOverAt: handed === undefined ? null : NOW - handed * MINUTE,
		forDeskId: handed !== undefined && forDesk ? 2 : null,
		...(parked === undefined
			? {}
			: { status: "parked" as const, parkedUntil: NOW + parked * MINUTE }),
	}));
const someQueue = fc
	.array(someVisit, { maxLength: 25 })
	.map((sketches) =>
		sketches.map((sketch, index) =>
			visit(String(index).padStart(3, "0"), sketch),
		),
	);

test("the order depends on the visits alone, not on how they come from the database", () => {
	fc.assert(
		fc.property(
			someQueue.chain((queue) =>
				fc.tuple(
					fc.constant(queue),
					fc.shuffledSubarray(queue, { minLength: queue.length }),
				),
			),
			([queue, shuffled]) => {
				expect(inOrder(shuffled, NOW, RULES)).toEqual(
					inOrder(queue, NOW, RULES),
				);
			},
		),
	);
});

test("whoever waits is reached: calling on, two desks empty the line of all they can serve", () => {
	const desks = [
		{ id: 1, serves: new Set([1, 2]) },
		{ id: 2, serves: null },
	];
	fc.assert(
		fc.property(someQueue, (queue) => {
			const left = new Set(queue);
			let now = NOW;
			for (let calls = 0; calls < 200 && left.size > 0; calls += 1) {
				const next = desks
					.map((desk) => nextVisit([...left], desk, now, RULES))
					.find((found) => found !== null);
				if (next) left.delete(next.visit);
				else now += 10 * MINUTE;
			}
			expect([...left]).toEqual([]);
		}),
	);
});

test("a walk-in out of patience is passed only by those before them and by who goes before for a reason", () => {
	const before: readonly CallReason[] = [
		"emergency",
		"handed-over",
		"priority",
		"appointment-due",
		"waited-long",
	];
	fc.assert(
		fc.property(someQueue, (queue) => {
			const line = inOrder(queue, NOW, RULES);
			for (const [index, { visit, reason }] of line.entries()) {
				if (reason !== "waited-long") continue;
				for (const ahead of line.slice(0, index)) {
					expect(before).toContain(ahead.reason);
					const since = Math.min(
						ahead.visit.startsAt ?? Number.POSITIVE_INFINITY,
						ahead.visit.arrivedAt,
					);
					if (ahead.reason === "appointment-due")
						expect(NOW - since).toBeGreaterThanOrEqual(10 * MINUTE);
					if (ahead.reason === "waited-long")
						expect(ahead.visit.arrivedAt).toBeLessThanOrEqual(visit.arrivedAt);
				}
			}
		}),
	);
});

test("as time passes nobody falls behind somebody who waits for the same reason", () => {
	fc.assert(
		fc.property(
			someQueue,
			fc.integer({ min: 1, max: 90 }),
			(queue, minutes) => {
				const walkIns = queue.filter(
					(one) =>
						one.startsAt === null && one.priority === null && !one.handedOverAt,
				);
				const place = (now: number) =>
					inOrder(queue, now, RULES)
						.map((one) => one.visit)
						.filter((one) => walkIns.includes(one) && one.status === "waiting");
				expect(place(NOW + minutes * MINUTE)).toEqual(place(NOW));
			},
		),
	);
});

test("late is counted from the start, and a walk-in is never late", () => {
	expect(isTooLate(visit("A", { came: 0, time: 15 }), RULES)).toBe(false);
	expect(isTooLate(visit("A", { came: 0, time: 15.1 }), RULES)).toBe(true);
	expect(isTooLate(visit("W", { came: 0 }), RULES)).toBe(false);
	expect(canCall(EVERYTHING, { serviceIds: [], forDeskId: null })).toBe(true);
});

describe("a station that prefers desks which speak somebody's language", () => {
	const settings = {
		...RULES,
		noShowMinutes: 10,
		checkInMinutes: 60,
		prefersLanguage: true,
	};
	const desk = (id: number, ...languages: string[]): QueueDesk => ({
		id,
		serves: null,
		speaks: new Set(languages),
	});
	const german = desk(1);
	const english = desk(2, "en");
	const line = (sketches: Record<string, Sketch & { speaks?: "en" }>) =>
		Object.entries(sketches).map(
			([ticket, { speaks, ...sketch }]): Spoken => ({
				...visit(ticket, sketch),
				speaks: speaks ?? null,
			}),
		);
	const call = (
		sketches: Record<string, Sketch & { speaks?: "en" }>,
		at = german,
		desks = [german, english],
	) => {
		const next = nextFor(at, desks, line(sketches), NOW, settings);
		return next && `${next.visit.ticket} ${next.reason} ${next.left}`;
	};

	test.each<[string, ReturnType<typeof call>, string]>([
		[
			"calls first whose language it speaks",
			call({ A: { came: 20 }, B: { came: 16, speaks: "en" } }, english),
			"B language 0",
		],
		[
			"leaves them to the desk that speaks it",
			call({ A: { came: 20, speaks: "en" }, B: { came: 16 } }),
			"B walk-in 1",
		],
		[
			"never for somebody who came more than five minutes later",
			call({ A: { came: 20, speaks: "en" }, B: { came: 14.9 } }),
			"A walk-in 0",
		],
		[
			"nor where nobody sits who speaks it",
			call({ A: { came: 20, speaks: "en" }, B: { came: 16 } }, german, [
				german,
				{ id: 2, serves: null, speaks: null },
			]),
			"A walk-in 0",
		],
		[
			"nor where that desk does not serve them",
			call({ A: { came: 20, speaks: "en" }, B: { came: 16 } }, german, [
				german,
				{ ...english, serves: new Set([9]) },
			]),
			"A walk-in 0",
		],
		[
			"nor before anybody who has waited long",
			call({ A: { came: 50 }, B: { came: 46, speaks: "en" } }, english),
			"A waited-long 0",
		],
		[
			"nor before somebody of another rank",
			call({ A: { came: 10, time: 2 }, B: { came: 1, speaks: "en" } }, english),
			"A appointment-due 0",
		],
	])("%s", (_, called, expected) => {
		expect(called).toBe(expected);
	});

	test("off, it calls as everywhere else", () => {
		const queue = line({ A: { came: 20, speaks: "en" }, B: { came: 16 } });
		const off = { ...settings, prefersLanguage: false };
		expect(
			nextFor(german, [german, english], queue, NOW, off)?.visit.ticket,
		).toBe("A");
	});

	test("nobody is ever passed by somebody who counts from more than five minutes after them, and all are reached", () => {
		fc.assert(
			fc.property(
				someQueue,
				fc.array(fc.constantFrom("en" as const, null), {
					minLength: 25,
					maxLength: 25,
				}),
				(queue, tongues) => {
					const spoken = queue.map(
						(one, index): Spoken => ({
							...one,
							speaks: tongues[index] ?? null,
						}),
					);
					const left = new Set(spoken);
					let now = NOW;
					for (let calls = 0; calls < 200 && left.size > 0; calls += 1) {
						const at = calls % 2 === 0 ? german : english;
						const all = [...left];
						const inTurn = nextVisit(all, at, now, settings)?.visit;
						const next = nextFor(at, [german, english], all, now, settings);
						if (next && inTurn) {
							if (next.visit !== inTurn && one(next.visit) && one(inTurn))
								expect(
									next.visit.arrivedAt - inTurn.arrivedAt,
								).toBeLessThanOrEqual(5 * MINUTE);
							left.delete(next.visit);
						} else now += 10 * MINUTE;
					}
					// What one desk alone may call is not reached by the other.
					expect(
						[...left].filter(
							({ forDeskId, status, parkedUntil }) =>
								(forDeskId === null || forDeskId <= 2) &&
								!(status === "parked" && parkedUntil === null),
						),
					).toEqual([]);
				},
			),
		);
		/** A walk-in without a priority: it counts from when they came. */
		function one({ startsAt, priority }: Queued) {
			return startsAt === null && priority === null;
		}
	});
});
