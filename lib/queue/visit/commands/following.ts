import "server-only";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";

/** These take no desk's time. */
const FREE: readonly string[] = ["cancelled", "no-show", "expired"];

/**
 * An appointment goes along with its visit, in the same transaction. Only what changes free times takes the day's
 * lock and raises its version. Call it under the queue's lock; the appointment's own lock makes it wait for a citizen
 * who cancels or moves it meanwhile.
 */
export async function followVisit(
	tx: Tx,
	appointmentId: string,
	toStatus: AppointmentStatus,
	{ actor, now }: { actor: string; now: Temporal.Instant },
): Promise<void> {
	await lockKey(tx, `appointment ${appointmentId}`);
	const row = await tx.appointment.findUniqueOrThrow({
		where: { id: appointmentId },
	});
	if (row.status === toStatus) return;
	const day = { stationId: row.stationId, date: fromDbDate(row.date) };
	const changesDay = FREE.includes(row.status) !== FREE.includes(toStatus);
	if (changesDay) await openDays(tx, [day], now);
	const takesTime = changesDay && !FREE.includes(toStatus);
	await tx.appointment.update({
		where: { id: appointmentId },
		data: {
			status: toStatus,
			// Whoever was ended by mistake is here: if their time was given away meanwhile, they stand beside it.
			...(takesTime ? { lane: await freeLane(tx, row) } : {}),
		},
		select: { id: true },
	});
	await tx.appointmentEvent.create({
		data: {
			appointmentId,
			at: toDbInstant(now),
			fromStatus: row.status,
			toStatus,
			deskId: row.deskId,
			actor,
		},
		select: { id: true },
	});
	if (changesDay) await raiseVersions(tx, [day]);
}

/** The lowest lane of the appointment's desk that is free at its time; the day's lock must be held. */
async function freeLane(
	tx: Tx,
	row: { id: string; deskId: number; startsAt: Date; endsAt: Date },
): Promise<number> {
	const taken = await tx.appointment.findMany({
		where: {
			id: { not: row.id },
			deskId: row.deskId,
			startsAt: { lt: row.endsAt },
			endsAt: { gt: row.startsAt },
			status: { notIn: [...FREE] },
		},
		select: { lane: true },
	});
	const lanes = new Set(taken.map(({ lane }) => lane));
	let lane = 0;
	while (lanes.has(lane)) lane += 1;
	return lane;
}
