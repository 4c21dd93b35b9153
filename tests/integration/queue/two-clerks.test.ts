import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	openHouse,
	outcomeOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

describe("two clerks at once", () => {
	test("press “next” fifty times: never the same person", async () => {
		const house = await openHouse(2);
		const waiting = Array.from({ length: 100 }, (_, index) => ({
			id: crypto.randomUUID(),
			stationId: house.id,
			date: toDbDate(TODAY),
			ticket: `W${String(index + 1).padStart(3, "0")}`,
			status: "waiting",
			arrivedAt: toDbInstant(NOW.subtract({ minutes: 30 })),
			locale: "de",
		}));
		await db().visit.createMany({ data: waiting });
		const called = new Set<string>();
		for (let round = 0; round < 50; round += 1) {
			const both = await Promise.all([call(house), call(house, NOW, 1)]);
			for (const { visitId } of both) {
				called.add(visitId);
				const end = {
					...(await change(visitId, NOW)),
					outcome: "done",
				} as const;
				value(await finishVisit(house.reception, end));
			}
		}
		expect(called.size).toBe(100);
		const calls = await db().visitEvent.count({
			where: { kind: "called", visit: { stationId: house.id } },
		});
		expect(calls).toBe(100);
	});

	test("call the same person by hand: one gets them, the other is told", async () => {
		const house = await openHouse(2);
		const { visitId } = await drawn(house);
		const who = { visitId, version: (await visitRow(visitId)).version };
		const both = await Promise.all(
			house.clerks.map((clerk) => callVisit(clerk, { who, now: NOW })),
		);
		expect(tally(both)).toEqual({ ok: 1, "visit-changed": 1 });
	});

	test("one of them presses twice: one visit, the other press is told so", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		const clerk = clerkOf(house);
		const both = await Promise.all(
			[1, 2].map(() => callNext(clerk, { now: NOW })),
		);
		expect(tally(both)).toEqual({ ok: 1, "visit-open": 1 });
	});

	test("a called person is ended by a colleague: whoever called them is told, and calls the next", async () => {
		const house = await openHouse(2);
		const { visitId } = await drawn(house);
		const next = await drawn(house);
		const called = await call(house);
		const page = { visitId, version: called.version, now: NOW };
		value(await finishVisit(clerkOf(house, 1), { ...page, outcome: "left" }));
		expect(outcomeOf(await serveVisit(clerkOf(house), page))).toBe(
			"visit-changed",
		);
		expect((await call(house)).visitId).toBe(next.visitId);
	});
});
