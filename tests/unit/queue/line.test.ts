import fc from "fast-check";
import { expect, test } from "vitest";
import { Line } from "#lib/queue/order/rules/line.ts";
import { nextVisit } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk, Queued } from "#lib/queue/queue.ts";

const MINUTE = 60_000;

const desks: readonly QueueDesk[] = [
	{ id: 1, serves: null },
	{ id: 2, serves: new Set([1, 2]) },
	{ id: 3, serves: new Set([3]) },
];

const visits = fc.array(
	fc.record({
		came: fc.integer({ min: 0, max: 90 }),
		time: fc.option(fc.integer({ min: -30, max: 60 })),
		services: fc.subarray([1, 2, 3], { minLength: 1 }),
		priority: fc.constantFrom(null, null, null, "priority", "emergency"),
		forDesk: fc.option(fc.constantFrom(1, 2, 3), { freq: 5 }),
	}),
	{ maxLength: 25 },
);
const rules = fc.record({
	lateMinutes: fc.integer({ min: -20, max: 20 }),
	patienceMinutes: fc.integer({ min: 0, max: 40 }),
	yieldMinutes: fc.integer({ min: 0, max: 20 }),
});

test("a line that is kept in order calls whom the rule of calling calls, at every minute and every desk", () => {
	fc.assert(
		fc.property(
			visits,
			rules,
			fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 }),
			(sketches, settings, presses) => {
				const people: Queued[] = sketches.map((one, index) => ({
					id: String(index),
					ticket: String(100 + index),
					status: "waiting",
					arrivedAt: one.came * MINUTE,
					startsAt: one.time === null ? null : (one.came + one.time) * MINUTE,
					priority: one.priority,
					serviceIds: one.services,
					forDeskId: one.forDesk,
					handedOverAt: one.forDesk === null ? null : one.came * MINUTE,
					parkedUntil: null,
				}));
				const line = new Line<Queued>(settings);
				let waiting: Queued[] = [];
				for (let minute = 0; minute < 150; minute += 1) {
					const now = minute * MINUTE;
					for (const who of people)
						if (who.arrivedAt === now) {
							line.add(who, now);
							waiting.push(who);
						}
					for (const desk of desks)
						expect(line.next(desk, now)?.visit).toBe(
							nextVisit(waiting, desk, now, settings)?.visit,
						);
					const desk = desks[presses[minute] ?? -1];
					const called = desk && line.next(desk, now)?.visit;
					if (!called) continue;
					line.remove(called);
					waiting = waiting.filter((one) => one !== called);
					expect(line.size).toBe(waiting.length);
				}
			},
		),
	);
});
