import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { changeWalk } from "#lib/queue/walk/commands/change-walk.ts";
import { NOW } from "./booking.ts";
import { makeService } from "./factory.ts";
import { clerkOf, drawn, type House, openHouse, value } from "./queue.ts";

export interface WalkHouse extends House {
	/** Done at the first desk only. */
	passport: { id: number; slug: string };
	/** Done at the second desk only. */
	car: { id: number; slug: string };
	/** Done at the third desk only. */
	cash: { id: number; slug: string };
}

/** Three desks with a clerk each; none of them does what another one does. */
export async function openWalkHouse(): Promise<WalkHouse> {
	const house = await openHouse(3);
	const services = [
		await makeService(),
		await makeService({ durationMinutes: 20 }),
		await makeService({ durationMinutes: 5 }),
	] as const;
	for (const [index, service] of services.entries())
		await serveOnly(house.deskIds[index] ?? 0, service.id);
	const [passport, car, cash] = services;
	return { ...house, service: passport, passport, car, cash };
}

export async function serveOnly(deskId: number, ...serviceIds: number[]) {
	await db().desk.update({
		where: { id: deskId },
		data: {
			servesAll: false,
			services: {
				deleteMany: {},
				create: serviceIds.map((serviceId) => ({ serviceId })),
			},
		},
	});
}

/** Somebody who wants both at the desks of two clerks. */
export const drawnForBoth = (house: WalkHouse, now?: Temporal.Instant) =>
	drawn(house, now, { services: [house.passport.slug, house.car.slug] });

/** Something else is to be done afterwards, at whichever desk does it. */
export async function addStep(
	clerk: Actor,
	visitId: string,
	slug: string,
	now: Temporal.Instant,
): Promise<void> {
	const { version } = await db().visit.findUniqueOrThrow({
		where: { id: visitId },
	});
	const edit = { what: "add", services: [slug], deskId: null } as const;
	value(await changeWalk(clerk, { visitId, version, now, edit }));
}

/** Nobody sits there any more, and nobody is to come today. */
export async function emptyDesk(house: House, index: number): Promise<void> {
	value(await leaveDesk(clerkOf(house, index), { now: NOW }));
	await db().openingDesk.deleteMany({
		where: { deskId: house.deskIds[index] ?? 0 },
	});
	await stationChanged(house);
}

/** What the processes hold of the station counts no more. */
export const stationChanged = ({ id }: House) =>
	db().station.update({
		where: { id },
		data: { version: { increment: 1 } },
		select: { id: true },
	});
