import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { finishAndCallNext } from "#lib/queue/calling/commands/finish-and-call-next.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { changeVisitServices } from "#lib/queue/visit/commands/change-visit-services.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { undoablesOf } from "#lib/queue/visit/rules/undo.ts";
import { changeWalk } from "#lib/queue/walk/commands/change-walk.ts";
import { finishLeg, sendOn } from "#lib/queue/walk/commands/send-on.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	call,
	change,
	clerkOf,
	draw,
	drawn,
	type House,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import {
	drawnForBoth,
	openWalkHouse,
	type WalkHouse,
} from "#tests/support/walk.ts";

beforeAll(() => makeCity());

const minutes = (count: number) => NOW.add({ minutes: count });

/** Called to a desk and served there. */
async function served(house: House, now = NOW, desk = 0) {
	const { visitId } = await call(house, now, desk);
	value(await serveVisit(clerkOf(house, desk), await change(visitId, now)));
	return visitId;
}

const legsOf = (visitId: string) =>
	db().visitLeg.findMany({
		where: { visitId },
		orderBy: { number: "asc" },
		include: { services: true },
	});
const servicesOf = async (visitId: string) =>
	(await visitRow(visitId)).services.map(({ serviceId }) => serviceId);

async function entryOf(house: WalkHouse, visitId: string, now = NOW) {
	const { waiting, desks } = await queueOf(house, now);
	const all = [...waiting, ...desks.flatMap(({ visit }) => visit ?? [])];
	const entry = all.find(({ id }) => id === visitId);
	if (!entry) throw new Error("not in the house");
	return entry;
}

describe("a walk list", () => {
	test("two concerns that no desk does both: one number, the first desk first", async () => {
		const house = await openWalkHouse();
		const { visitId, ticket } = await drawnForBoth(house);
		expect(await servicesOf(visitId)).toEqual([house.passport.id]);
		expect(await legsOf(visitId)).toMatchObject([
			{
				number: 1,
				deskId: null,
				doneAt: null,
				services: [{ serviceId: house.car.id, quantity: 1 }],
			},
		]);
		expect(outcomeOf(await callNext(clerkOf(house, 1), { now: NOW }))).toBe(
			"nobody-waiting",
		);
		expect(await call(house)).toMatchObject({ visitId, ticket });
	});

	test("where one desk does all of it there is no list, and what nobody does is refused as before", async () => {
		const house = await openWalkHouse();
		await db().desk.updateMany({
			where: { id: house.deskIds[2] ?? 0 },
			data: { servesAll: true },
		});
		const { visitId } = await drawnForBoth(house);
		expect(await servicesOf(visitId)).toHaveLength(2);
		expect(await legsOf(visitId)).toEqual([]);
		await db().desk.updateMany({
			where: { id: house.deskIds[2] ?? 0 },
			data: { servesAll: false },
		});
		const other = await makeService();
		const services = [house.passport.slug, other.slug];
		const refused = await draw(house, NOW, { services, override: true });
		expect(outcomeOf(refused)).toBe("not-served-here");
	});

	test("done here, they wait with the same number for the next desk, where they stand by when they came", async () => {
		const house = await openWalkHouse();
		const { visitId, ticket } = await drawnForBoth(house);
		await drawn(house, minutes(1), { services: [house.car.slug] });
		await served(house, minutes(5));
		const press = await change(visitId, minutes(20));
		value(await sendOn(clerkOf(house), press));
		const entry = await entryOf(house, visitId, minutes(20));
		expect(entry).toMatchObject({
			ticket,
			status: "waiting",
			position: 1,
			reason: "walk-in",
			// Fifteen of the twenty they were served.
			waitedMinutes: 5,
			calls: 0,
			calledAt: null,
			services: [{ serviceId: house.car.id }],
			walk: {
				open: [],
				done: [
					{
						deskId: house.deskIds[0],
						services: [{ serviceId: house.passport.id }],
						servedAt: minutes(5).epochMilliseconds,
						doneAt: minutes(20).epochMilliseconds,
					},
				],
			},
		});
		expect(
			outcomeOf(await callNext(clerkOf(house), { now: minutes(20) })),
		).toBe("nobody-waiting");
		expect(await call(house, minutes(21), 1)).toMatchObject({ visitId });
		const again = await sendOn(
			clerkOf(house, 1),
			await change(visitId, minutes(22)),
		);
		expect(outcomeOf(again)).toBe("no-leg-left");
		const end = {
			...(await change(visitId, minutes(30))),
			outcome: "done",
		} as const;
		value(await finishVisit(clerkOf(house, 1), end));
		const visits = await db().visit.count({ where: { stationId: house.id } });
		expect(visits).toBe(2);
	});

	test("“on and next” sends on instead of ending, and a press that comes twice does it once", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		const second = await drawn(house, minutes(1), {
			services: [house.passport.slug],
		});
		await served(house);
		const press = await change(visitId, minutes(3));
		const both = [
			value(await finishAndCallNext(clerkOf(house), press)),
			value(await finishAndCallNext(clerkOf(house), press)),
		];
		expect(both).toMatchObject([{ visitId: second.visitId }, null]);
		expect((await visitRow(visitId)).status).toBe("waiting");
		expect(await legsOf(visitId)).toHaveLength(1);
	});

	test("what is handed over the counter without a call is done, and they wait for what is left", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		const press = await change(visitId, minutes(3));
		value(await finishLeg(house.reception, press));
		value(await finishLeg(house.reception, press));
		expect(await entryOf(house, visitId, minutes(4))).toMatchObject({
			waitedMinutes: 4,
			services: [{ serviceId: house.car.id }],
			walk: { done: [{ deskId: null, servedAt: null }], open: [] },
		});
		value(await finishLeg(house.reception, await change(visitId, minutes(5))));
		expect((await visitRow(visitId)).status).toBe("done");
	});

	test("taken back, they sit at the desk again with the same list", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		await served(house);
		const before = await visitRow(visitId);
		const legs = await legsOf(visitId);
		value(await sendOn(clerkOf(house), await change(visitId, minutes(3))));
		value(await undoStep(clerkOf(house), await change(visitId, minutes(4))));
		expect(await visitRow(visitId)).toMatchObject({
			status: "serving",
			deskId: house.deskIds[0],
			servingAt: before.servingAt,
			services: before.services,
		});
		expect(await legsOf(visitId)).toEqual(legs);
	});

	test("what is noted for that names a list only where there is one: a process that knows none takes back all else", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawn(house);
		await served(house);
		const add = {
			...(await change(visitId, NOW)),
			edit: { what: "add", services: [house.car.slug], deskId: null },
		} as const;
		value(await changeWalk(clerkOf(house), add));
		value(await sendOn(clerkOf(house), await change(visitId, NOW)));
		const steps = undoablesOf((await visitRow(visitId)).memo?.undo);
		expect(
			steps.map(({ kind, before }) => [
				kind,
				before !== null && "walk" in before,
			]),
		).toEqual([
			["arrived", false],
			["called", false],
			["serving", false],
			["walk", true],
			["sent-on", true],
		]);
		for (let count = 0; count < 2; count += 1)
			value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect(await legsOf(visitId)).toEqual([]);
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect((await visitRow(visitId)).status).toBe("called");
	});

	test("somebody has called them to the next desk: then nobody takes it back", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		await served(house);
		value(await sendOn(clerkOf(house), await change(visitId, NOW)));
		await call(house, NOW, 1);
		const undone = await undoStep(clerkOf(house), await change(visitId, NOW));
		expect(outcomeOf(undone)).toBe("not-own-step");
	});
});

describe("a clerk and the walk list", () => {
	const add = async (
		house: WalkHouse,
		visitId: string,
		service: { slug: string },
		deskId: number | null = null,
	) =>
		changeWalk(clerkOf(house), {
			...(await change(visitId, NOW)),
			edit: { what: "add", services: [service.slug], deskId },
		});

	test("puts a step on it, for any desk or one by name, drops one, and takes that back", async () => {
		const house = await openWalkHouse();
		const [, second = 0, third = 0] = house.deskIds;
		const { visitId } = await drawn(house);
		await served(house);
		value(await add(house, visitId, house.car));
		value(await add(house, visitId, house.cash, third));
		expect(outcomeOf(await add(house, visitId, house.cash, second))).toBe(
			"desk-cannot-serve",
		);
		expect(outcomeOf(await add(house, visitId, house.cash, -1))).toBe(
			"unknown-desk",
		);
		expect(outcomeOf(await add(house, visitId, await makeService()))).toBe(
			"not-served-here",
		);
		const named = async (deskId: number) =>
			changeWalk(clerkOf(house), {
				...(await change(visitId, NOW)),
				edit: { what: "desk", index: 0, deskId },
			});
		expect(outcomeOf(await named(third))).toBe("desk-cannot-serve");
		value(await named(second));
		expect(await legsOf(visitId)).toMatchObject([
			{ deskId: second },
			{ deskId: third },
		]);
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		const both = [{ deskId: null }, { deskId: third }];
		expect(await legsOf(visitId)).toMatchObject(both);
		const dropped = {
			...(await change(visitId, NOW)),
			edit: { what: "drop", index: 0 },
		} as const;
		value(await changeWalk(clerkOf(house), dropped));
		expect(await legsOf(visitId)).toMatchObject([{ deskId: third }]);
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect(await legsOf(visitId)).toMatchObject(both);
	});

	test("sends to a desk by name; if nobody sits there any more, whichever does it calls them", async () => {
		const house = await openWalkHouse();
		const [, second = 0, third = 0] = house.deskIds;
		await db().deskService.create({
			data: { deskId: second, serviceId: house.cash.id },
		});
		const { visitId } = await drawn(house);
		await served(house);
		value(await add(house, visitId, house.cash, third));
		value(await sendOn(clerkOf(house), await change(visitId, NOW)));
		expect((await visitRow(visitId)).forDeskId).toBe(third);
		expect(outcomeOf(await callNext(clerkOf(house, 1), { now: NOW }))).toBe(
			"nobody-waiting",
		);
		value(await leaveDesk(clerkOf(house, 2), { now: NOW }));
		expect(await call(house, NOW, 1)).toMatchObject({ visitId });
	});

	test("adds a concern that another desk does: it comes after what they sit there for", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawn(house);
		await served(house);
		value(
			await changeVisitServices(clerkOf(house), {
				...(await change(visitId, NOW)),
				services: [`${house.car.slug}:2`, house.passport.slug],
			}),
		);
		expect(await servicesOf(visitId)).toEqual([house.passport.id]);
		expect(await legsOf(visitId)).toMatchObject([
			{ doneAt: null, services: [{ serviceId: house.car.id, quantity: 2 }] },
		]);
	});

	test("adds it to their list also where another desk does all of it, and that desk is asked for the rest only", async () => {
		const house = await openWalkHouse();
		await db().desk.update({
			where: { id: house.deskIds[2] ?? 0 },
			data: { servesAll: true },
		});
		const { visitId } = await drawn(house);
		await served(house);
		const both = async () =>
			changeVisitServices(clerkOf(house), {
				...(await change(visitId, NOW)),
				services: [house.passport.slug, house.car.slug],
			});
		value(await both());
		value(await both());
		expect(await servicesOf(visitId)).toEqual([house.passport.id]);
		expect(await legsOf(visitId)).toMatchObject([
			{ services: [{ serviceId: house.car.id }] },
		]);
		value(await sendOn(clerkOf(house), await change(visitId, NOW)));
		expect(await call(house, NOW, 2)).toMatchObject({ visitId });
	});

	test("sends nobody back to the own desk by “on and next” while others wait for it", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawn(house);
		const next = await drawn(house, minutes(1));
		await served(house, minutes(2));
		value(await add(house, visitId, house.passport));
		const press = await change(visitId, minutes(3));
		expect(value(await finishAndCallNext(clerkOf(house), press))).toMatchObject(
			{ visitId: next.visitId },
		);
	});

	test("lets somebody who waits go elsewhere first", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		const sooner = {
			...(await change(visitId, NOW)),
			edit: { what: "sooner", index: 0 },
		} as const;
		value(await changeWalk(house.reception, sooner));
		expect(await servicesOf(visitId)).toEqual([house.car.id]);
		expect(await legsOf(visitId)).toMatchObject([
			{ services: [{ serviceId: house.passport.id }] },
		]);
		const who = { visitId, version: (await visitRow(visitId)).version };
		const called = await callVisit(clerkOf(house), { who, now: NOW });
		expect(outcomeOf(called)).toBe("desk-cannot-serve");
		expect(await call(house, NOW, 1)).toMatchObject({ visitId });
	});
});

describe("two at once", () => {
	test("one sends on while a colleague ends the visit: one of the two happens, the other is told", async () => {
		for (let round = 0; round < 10; round += 1) {
			const house = await openWalkHouse();
			const { visitId } = await drawnForBoth(house);
			await served(house);
			const press = await change(visitId, minutes(1));
			const both = await Promise.all([
				sendOn(clerkOf(house), press),
				finishVisit(house.reception, { ...press, outcome: "done" }),
			]);
			expect(tally(both)).toEqual({ ok: 1, "visit-changed": 1 });
			const { status, version } = await visitRow(visitId);
			expect(version).toBe(press.version + 1);
			const done = (await legsOf(visitId)).filter(({ doneAt }) => doneAt);
			expect([status, done.length]).toEqual(
				status === "waiting" ? ["waiting", 1] : ["done", 0],
			);
		}
	});

	test("pressed twice at the same moment, they are sent on by one step", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		await served(house);
		value(
			await changeWalk(clerkOf(house), {
				...(await change(visitId, NOW)),
				edit: { what: "add", services: [house.cash.slug], deskId: null },
			}),
		);
		const press = await change(visitId, minutes(1));
		const both = await Promise.all(
			[1, 2, 3, 4].map(() => sendOn(clerkOf(house), press)),
		);
		expect(tally(both)).toEqual({ ok: 4 });
		expect(await servicesOf(visitId)).toEqual([house.car.id]);
		expect(await legsOf(visitId)).toMatchObject([
			{ services: [{ serviceId: house.passport.id }] },
			{ doneAt: null, services: [{ serviceId: house.cash.id }] },
		]);
	});

	test("handed over for what stands later on their list, they do it once", async () => {
		const house = await openWalkHouse();
		const { visitId } = await drawnForBoth(house);
		await served(house);
		value(
			await handOver(clerkOf(house), {
				...(await change(visitId, NOW)),
				to: { services: [house.car.slug] },
			}),
		);
		expect(await servicesOf(visitId)).toEqual([house.car.id]);
		expect(await legsOf(visitId)).toEqual([]);
	});

	test("of two desks that do the next step one calls them", async () => {
		const house = await openWalkHouse();
		await db().deskService.create({
			data: { deskId: house.deskIds[2] ?? 0, serviceId: house.car.id },
		});
		const { visitId } = await drawnForBoth(house);
		await served(house);
		value(await sendOn(clerkOf(house), await change(visitId, NOW)));
		const both = await Promise.all(
			[1, 2].map((desk) => callNext(clerkOf(house, desk), { now: NOW })),
		);
		expect(tally(both)).toEqual({ ok: 1, "nobody-waiting": 1 });
	});
});
