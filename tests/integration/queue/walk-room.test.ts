import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	clerkOf,
	draw,
	drawn,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";
import {
	drawnForBoth,
	openWalkHouse,
	type WalkHouse,
} from "#tests/support/walk.ts";

beforeAll(() => makeCity());

/** The roster has this desk from that time on only, and nobody sits there yet. */
async function onlyFrom(house: WalkHouse, desk: number, minute: number) {
	value(await leaveDesk(clerkOf(house, desk), { now: NOW }));
	const deskId = house.deskIds[desk] ?? 0;
	const [own] = await db().openingDesk.findMany({
		// Of today, a Tuesday.
		where: { deskId, opening: { weekday: 2 } },
		include: { opening: true },
	});
	if (!own) throw new Error("no opening");
	await db().openingDesk.deleteMany({ where: { deskId } });
	const { id: _, ...fields } = own.opening;
	if (minute < fields.untilMinute)
		await db().opening.create({
			data: { ...fields, fromMinute: minute, desks: { create: { deskId } } },
		});
	await db().station.update({
		where: { id: house.id },
		data: { version: { increment: 1 } },
	});
}

describe("whoever wants two things that two desks do", () => {
	test("gets no number where the second desk is full, whichever they say first", async () => {
		const house = await openWalkHouse();
		const { passport, car } = house;
		const now = at("15:00");
		// Eighty minutes at the desk for cars, which closes in sixty.
		for (let count = 0; count < 4; count += 1)
			await drawn(house, at("14:58"), {
				services: [car.slug],
				override: true,
			});
		const full = { open: false, why: "full" };
		const asked = (...services: string[]) =>
			findWalkIns(house.id, services, now);
		expect(await asked(car.slug)).toEqual(full);
		expect((await asked(passport.slug))?.open).toBe(true);
		expect(await asked(car.slug, passport.slug)).toEqual(full);
		expect(await asked(passport.slug, car.slug)).toEqual(full);
		const services = [passport.slug, car.slug];
		expect(outcomeOf(await draw(house, now, { services }))).toBe(
			"walk-ins-stopped",
		);
	});

	test("is told the wait of the first desk, where there is room at both", async () => {
		const house = await openWalkHouse();
		await drawn(house, NOW, { services: [house.passport.slug] });
		const alone = await findWalkIns(house.id, [house.passport.slug], NOW);
		const both = [house.passport.slug, house.car.slug];
		expect(await findWalkIns(house.id, both, NOW)).toEqual(alone);
		expect(alone?.open).toBe(true);
	});

	test("gets no number where nobody does the second thing in time; staff have the last word", async () => {
		const house = await openWalkHouse();
		await onlyFrom(house, 1, 960);
		const both = [house.passport.slug, house.car.slug];
		const asked = () => findWalkIns(house.id, both, NOW);
		expect(await asked()).toEqual({ open: false, why: "no-desk" });
		expect(outcomeOf(await draw(house, NOW, { services: both }))).toBe(
			"walk-ins-stopped",
		);
		const { visitId } = await drawn(house, NOW, {
			services: both,
			override: true,
		});
		expect(await db().visitLeg.count({ where: { visitId } })).toBe(1);
	});

	test("waits for one desk that does both if it opens soon, and goes to two if it opens in the afternoon", async () => {
		for (const [minute, legs] of [
			[630, 0],
			[840, 1],
		] as const) {
			const house = await openWalkHouse();
			await db().desk.update({
				where: { id: house.deskIds[2] ?? 0 },
				data: { servesAll: true },
			});
			await onlyFrom(house, 2, minute);
			const { visitId } = await drawnForBoth(house);
			expect(await db().visitLeg.count({ where: { visitId } })).toBe(legs);
		}
	});
});
