import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import { db } from "#lib/db/client.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import type { Result } from "#lib/result.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { makeClerk, seatClerk } from "#prisma/seed/day/stage.ts";
import { book, NOW, PERSON } from "./booking.ts";
import { makeService, makeStation } from "./factory.ts";

export const TODAY: CivilDate = "2026-11-24";

/** At this time of today. */
export const at = (clock: string): Temporal.Instant =>
	Temporal.Instant.from(`${TODAY}T${clock}:00+01:00`);

export interface House {
	id: number;
	slug: string;
	deskIds: number[];
	service: { id: number; slug: string };
	/** One at each desk, in order. */
	clerks: Actor[];
	/** Works there, sits nowhere. */
	reception: Actor;
}

/** A station that is open all day, with a clerk at each desk. */
export async function openHouse(desks = 1): Promise<House> {
	const station = await makeStation({ desks });
	const service = await makeService();
	await db().buildingHours.createMany({
		data: [1, 2, 3, 4, 5].map((weekday) => ({
			stationId: station.id,
			weekday,
			fromMinute: 480,
			untilMinute: 960,
		})),
	});
	const clerks: Actor[] = [];
	for (const deskId of station.deskIds)
		clerks.push(await seatClerk(station.id, deskId, instantAt(TODAY, 465)));
	const reception = await makeClerk(station.id, NOW);
	return { ...station, service, clerks, reception };
}

/** Sits down somebody new. */
export async function sitDown(house: House, deskId: number): Promise<Actor> {
	const actor = await makeClerk(house.id, NOW);
	value(await takeDesk(actor, { deskId, now: NOW }));
	return actor;
}

/** An appointment of today, booked early in the morning. */
export async function bookToday(
	house: House,
	start: Minute,
	details: Details = PERSON,
) {
	const booked = await book(
		{
			station: house.slug,
			service: house.service.slug,
			date: TODAY,
			start,
			now: instantAt(TODAY, 300),
		},
		details,
	);
	const { id, ticket } = await db().appointment.findUniqueOrThrow({
		where: { reference: booked.reference },
	});
	return { ...booked, id, ticket: ticket ?? "" };
}

export function value<Value>(result: Result<Value, string>): Value {
	if (!result.ok) throw new Error(result.error);
	return result.value;
}

/** "ok", or the refusal. */
export const outcomeOf = (result: Result<unknown, string>): string =>
	result.ok ? "ok" : result.error;

export async function queueOf(
	house: House,
	now: Temporal.Instant,
	actor: Actor = house.reception,
): Promise<QueueView> {
	return value(await getQueue(actor, house.id, now));
}

/** What a page would send along with a step. */
export async function change(visitId: string, now: Temporal.Instant) {
	const { version } = await visitRow(visitId);
	return { visitId, version, now };
}

export const visitRow = (id: string) =>
	db().visit.findUniqueOrThrow({
		where: { id },
		include: {
			memo: true,
			services: true,
			appointment: true,
			events: { orderBy: { id: "asc" } },
		},
	});

let keys = 0;
export const draw = (house: House, now: Temporal.Instant, rest = {}) =>
	drawTicket(house.reception, {
		stationId: house.id,
		key: `key ${keys++}`,
		services: [house.service.slug],
		locale: "de",
		now,
		...rest,
	});
export const drawn = async (house: House, now = NOW, rest = {}) =>
	value(await draw(house, now, rest));
export const come = async (house: House, appointmentId: string, now = NOW) => {
	const { id: stationId, reception } = house;
	return value(
		await checkIn(reception, { stationId, who: { appointmentId }, now }),
	);
};
export const clerkOf = (house: House, desk = 0) => {
	const clerk = house.clerks[desk];
	if (!clerk) throw new Error("no clerk");
	return clerk;
};
export const call = async (house: House, now = NOW, desk = 0) =>
	value(await callNext(clerkOf(house, desk), { now }));
