import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { withCheckDigit } from "#lib/text/reference.ts";
import type { CivilDate } from "#lib/time.ts";
import { insertRows } from "../copy.ts";
import { rowsOf } from "../rows.ts";
import type { DayPlan } from "./plan.ts";
import { RealHouse } from "./real-house.ts";

/** The planned appointments in the database, a clerk at each desk: the day may begin. */
export async function openHouse(
	station: { id: number; deskIds: readonly number[] },
	date: CivilDate,
	{ demands, visitors }: DayPlan,
	random: () => number,
	now: Temporal.Instant,
): Promise<RealHouse> {
	const { id: stationId } = station;
	await db().stationDay.upsert({
		where: { stationId_date: { stationId, date: toDbDate(date) } },
		create: { stationId, date: toDbDate(date), lastTicket: demands.length },
		update: { lastTicket: demands.length },
	});
	const first = Math.floor(random() * 80_000_000) + 10_000_000;
	let count = 0;
	const rows = rowsOf({ stationId, date }, demands, {
		random,
		now,
		firstTicket: 1,
		reference: () => withCheckDigit(String(first + count++)),
	});
	await insertRows(db(), {
		appointment: rows.appointments,
		contact: rows.contacts,
		appointment_service: rows.services,
		appointment_event: rows.events,
	});
	const clerks = new Map<number, Actor>();
	for (const deskId of station.deskIds)
		clerks.set(deskId, await seatClerk(stationId, deskId, now));
	const ids = new Map(rows.appointments.map(({ id }, index) => [index, id]));
	return new RealHouse(stationId, clerks, ids).expect(visitors);
}

/** An invented clerk, who sits down at the desk. */
export async function seatClerk(
	stationId: number,
	deskId: number,
	now: Temporal.Instant,
): Promise<Actor> {
	const actor = await makeClerk(stationId, now);
	const taken = await takeDesk(actor, { deskId, now });
	if (!taken.ok) throw new Error(taken.error);
	return actor;
}

export async function makeClerk(
	stationId: number,
	now: Temporal.Instant,
): Promise<Actor> {
	const id = randomUUID();
	const name = `Platzkraft ${id.slice(0, 4)}`;
	await db().user.create({
		data: {
			id,
			email: `${id}@demo.example`,
			name,
			role: "clerk",
			createdAt: toDbInstant(now),
			stations: { create: { stationId } },
		},
	});
	return {
		userId: id,
		sessionId: id,
		name,
		role: "clerk",
		stationIds: [stationId],
	};
}
