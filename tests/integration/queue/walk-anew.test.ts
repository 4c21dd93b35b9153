import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { changeWalk } from "#lib/queue/walk/commands/change-walk.ts";
import { sendOn } from "#lib/queue/walk/commands/send-on.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import {
	drawnForBoth,
	emptyDesk,
	openWalkHouse,
	serveOnly,
	stationChanged,
	type WalkHouse,
} from "#tests/support/walk.ts";

beforeAll(() => makeCity());

const minutes = (count: number) => NOW.add({ minutes: count });
const edit = { what: "anew" } as const;

/** What they are here for, and what is still to come; within a step in no order. */
async function stepsOf(visitId: string) {
	const { services } = await visitRow(visitId);
	const open = await db().visitLeg.findMany({
		where: { visitId, doneAt: null },
		orderBy: { number: "asc" },
		include: { services: true },
	});
	return [services, ...open.map((leg) => leg.services)].map((all) =>
		all.map(({ serviceId }) => serviceId).toSorted((a, b) => a - b),
	);
}

const stuckOf = async (house: WalkHouse, visitId: string, at: number) =>
	(await queueOf(house, minutes(at))).stuck.get(visitId);

describe("somebody who waits for the one desk that does all of it", () => {
	/** The third desk does both, and they drew their number for it. */
	async function waiting() {
		const house = await openWalkHouse();
		await db().desk.update({
			where: { id: house.deskIds[2] ?? 0 },
			data: { servesAll: true },
		});
		await stationChanged(house);
		const { visitId } = await drawnForBoth(house);
		const both = [[house.passport.id, house.car.id]];
		expect(await stepsOf(visitId)).toEqual(both);
		return { house, visitId, both };
	}

	test("goes to others once it is closed, if a clerk plans it anew; that can be taken back", async () => {
		const { house, visitId, both } = await waiting();
		expect(await stuckOf(house, visitId, 1)).toBeUndefined();
		const early = { ...(await change(visitId, minutes(1))), edit };
		const refused = await changeWalk(house.reception, early);
		expect(outcomeOf(refused)).toBe("no-other-plan");
		await emptyDesk(house, 2);
		expect(await stuckOf(house, visitId, 5)).toEqual({
			canPlanAnew: true,
			nobodys: [],
			waitsInVain: false,
		});
		const nobody = await callNext(clerkOf(house), { now: minutes(5) });
		expect(outcomeOf(nobody)).toBe("nobody-waiting");
		const press = { ...(await change(visitId, minutes(6))), edit };
		value(await changeWalk(house.reception, press));
		const apart = [[house.passport.id], [house.car.id]];
		expect(await stepsOf(visitId)).toEqual(apart);
		expect(await stuckOf(house, visitId, 6)).toBeUndefined();
		// Of a page that was too old, and where there is nothing to be planned any more.
		const again = await changeWalk(house.reception, press);
		expect(outcomeOf(again)).toBe("visit-changed");
		const undo = await change(visitId, minutes(7));
		value(await undoStep(house.reception, undo));
		expect(await stepsOf(visitId)).toEqual(both);
		const anew = { ...(await change(visitId, minutes(8))), edit };
		value(await changeWalk(house.reception, anew));
		expect(await call(house, minutes(9))).toMatchObject({ visitId });
	});

	test("also where the roster has it and nobody came, and where they were handed over", async () => {
		const { house, visitId } = await waiting();
		value(await leaveDesk(clerkOf(house, 2), { now: NOW }));
		await db().visit.update({
			where: { id: visitId },
			data: { handedOverAt: new Date(NOW.epochMilliseconds) },
		});
		expect(await stuckOf(house, visitId, 5)).toMatchObject({
			canPlanAnew: true,
			nobodys: [],
		});
		const press = { ...(await change(visitId, minutes(6))), edit };
		value(await changeWalk(house.reception, press));
		const { handedOverAt } = await visitRow(visitId);
		expect(handedOverAt?.getTime()).toBe(NOW.epochMilliseconds);
	});

	test("and nobody of another station or without a counter plans it", async () => {
		const { house, visitId } = await waiting();
		await emptyDesk(house, 2);
		const press = { ...(await change(visitId, minutes(6))), edit };
		const elsewhere = await openWalkHouse();
		for (const actor of [
			elsewhere.reception,
			await makeActor("agent"),
			await makeActor("coordinator"),
		])
			expect(outcomeOf(await changeWalk(actor, press))).toBe("forbidden");
	});
});

test("of a later step, what others do comes next, and what nobody does today stays for the end and is said", async () => {
	const house = await openWalkHouse();
	const { passport, car, cash } = house;
	await serveOnly(house.deskIds[1] ?? 0, cash.id);
	await serveOnly(house.deskIds[2] ?? 0, car.id, cash.id);
	await stationChanged(house);
	const services = [passport.slug, cash.slug, car.slug];
	const { visitId } = await drawn(house, NOW, { services });
	expect(await stepsOf(visitId)).toEqual([[passport.id], [car.id, cash.id]]);
	await call(house, minutes(1));
	value(await serveVisit(clerkOf(house), await change(visitId, minutes(2))));
	await emptyDesk(house, 2);
	const nobodys = [{ serviceId: car.id, quantity: 1 }];
	expect(await stuckOf(house, visitId, 3)).toEqual({
		canPlanAnew: true,
		nobodys,
		waitsInVain: false,
	});
	const press = { ...(await change(visitId, minutes(3))), edit };
	value(await changeWalk(clerkOf(house), press));
	const planned = [[passport.id], [cash.id], [car.id]];
	expect(await stepsOf(visitId)).toEqual(planned);
	expect(await stuckOf(house, visitId, 4)).toEqual({
		canPlanAnew: false,
		nobodys,
		waitsInVain: false,
	});
	const again = { ...(await change(visitId, minutes(5))), edit };
	const refused = await changeWalk(clerkOf(house), again);
	expect(outcomeOf(refused)).toBe("no-other-plan");
	value(await sendOn(clerkOf(house), await change(visitId, minutes(10))));
	expect(await call(house, minutes(11), 1)).toMatchObject({ visitId });
	value(
		await serveVisit(clerkOf(house, 1), await change(visitId, minutes(12))),
	);
	value(await sendOn(clerkOf(house, 1), await change(visitId, minutes(20))));
	// Nobody will call them: their clerk is told so, and how it ends.
	expect(await stuckOf(house, visitId, 21)).toEqual({
		canPlanAnew: false,
		nobodys,
		waitsInVain: true,
	});
});
