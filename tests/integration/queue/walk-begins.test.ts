import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { findTicketLink } from "#lib/queue/arrival/queries/find-ticket-link.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { goesToSeveralDesks } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	bookToday,
	change,
	clerkOf,
	come,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";
import {
	emptyDesk,
	openWalkHouse,
	stationChanged,
	type WalkHouse,
} from "#tests/support/walk.ts";

beforeAll(() => makeCity());

/** An appointment for two concerns at the third desk, which does everything. */
async function bookedForBoth(): Promise<{ house: WalkHouse; id: string }> {
	const house = await openWalkHouse();
	await db().desk.update({
		where: { id: house.deskIds[2] ?? 0 },
		data: { servesAll: true },
	});
	const { id } = await bookToday(house, 600);
	await db().appointmentService.create({
		data: { appointmentId: id, serviceId: house.car.id, quantity: 1 },
	});
	return { house, id };
}

async function stepsOf(appointmentId: string) {
	const visit = await db().visit.findUniqueOrThrow({
		where: { appointmentId },
		include: { services: true, legs: { include: { services: true } } },
	});
	const idsOf = (services: readonly { serviceId: number }[]) =>
		services.map(({ serviceId }) => serviceId);
	return [visit, ...visit.legs].map(({ services }) => idsOf(services));
}

describe("an appointment for two concerns", () => {
	test("has one step while the desk that does both is there, or the roster has it today", async () => {
		const { house, id } = await bookedForBoth();
		value(await leaveDesk(clerkOf(house, 2), { now: NOW }));
		await come(house, id);
		expect(await stepsOf(id)).toEqual([[house.passport.id, house.car.id]]);
	});

	test("goes to two desks where that one is empty today; checked in anew it has the list once", async () => {
		const { house, id } = await bookedForBoth();
		await emptyDesk(house, 2);
		await come(house, id);
		expect(await findTicketLink(id, NOW)).toMatchObject({
			hasSeveralDesks: true,
		});
		const both = [[house.passport.id], [house.car.id]];
		expect(await stepsOf(id)).toEqual(both);
		const { id: visitId } = await db().visit.findUniqueOrThrow({
			where: { appointmentId: id },
		});
		value(await undoStep(house.reception, await change(visitId, NOW)));
		await come(house, id);
		expect(await stepsOf(id)).toEqual(both);
	});

	test("whom nobody has checked in begins with what the desk does that calls them", async () => {
		const { house, id } = await bookedForBoth();
		await emptyDesk(house, 2);
		const who = { appointmentId: id };
		const called = await callVisit(clerkOf(house, 1), { who, now: NOW });
		expect(outcomeOf(called)).toBe("ok");
		expect(await stepsOf(id)).toEqual([[house.car.id], [house.passport.id]]);
	});
});

test("before a number is drawn it is known that several desks do it, by the rule that makes the list", async () => {
	const house = await openWalkHouse();
	const { passport, car } = house;
	const other = await makeService();
	const asked = (...services: string[]) =>
		goesToSeveralDesks(house.id, services, NOW);
	expect(await asked(passport.slug, car.slug)).toBe(true);
	expect(await asked(passport.slug)).toBe(false);
	expect(await asked(passport.slug, other.slug)).toBe(false);
	await db().desk.update({
		where: { id: house.deskIds[2] ?? 0 },
		data: { servesAll: true },
	});
	await stationChanged(house);
	expect(await asked(passport.slug, car.slug)).toBe(false);
	await emptyDesk(house, 2);
	expect(await asked(passport.slug, car.slug)).toBe(true);
});
