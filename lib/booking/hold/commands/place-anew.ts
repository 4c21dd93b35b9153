import "server-only";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import { nextTicket, recordChange } from "#lib/booking/commands/placing.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import {
	type ManagedRow,
	tellPerson,
} from "#lib/booking/manage/commands/managed.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";

export const dayOf = (row: { stationId: number; date: Date }): DayKey => ({
	stationId: row.stationId,
	date: fromDbDate(row.date),
});

/** Where and for what an appointment stands after a move. */
interface NewPlace {
	stationId: number;
	deskId: number;
	lane: number;
	date: Date;
	startsAt: Date;
	endsAt: Date;
	minorCase: string | null;
	services: readonly { serviceId: number; quantity: number }[];
	/** Of the hold it was moved with; left out: it keeps its own. */
	holdKey?: string | null;
}

/**
 * Moves an appointment: number, PIN and links stay, and the person is told. Both days must be locked, and the new time
 * must have been found free.
 */
export async function placeAnew(
	tx: Tx,
	appointment: ManagedRow,
	{ services, ...place }: NewPlace,
	now: Temporal.Instant,
	/** Account of whoever moves it; left out: the person themselves. */
	by?: string,
	/** By which the person does it, if not by a page. */
	program?: Program,
): Promise<void> {
	const { stationId, deskId, lane, date, startsAt, endsAt, minorCase } = place;
	const { holdKey } = place;
	const isSameDay =
		String(Object.values(dayOf(place))) ===
		String(Object.values(dayOf(appointment)));
	const sequence = appointment.calendarSequence + 1;
	await tx.appointment.update({
		where: { id: appointment.id },
		data: {
			stationId,
			deskId,
			lane,
			date,
			startsAt,
			endsAt,
			minorCase,
			...(holdKey === undefined ? {} : { holdKey }),
			calendarSequence: sequence,
			// A Wartenummer counts within one day of one house.
			...(isSameDay ? {} : { ticket: await nextTicket(tx, place) }),
			services: {
				deleteMany: {},
				create: services.map(({ serviceId, quantity }) => ({
					serviceId,
					quantity,
				})),
			},
		},
	});
	await keepBack(tx, appointment, now);
	await recordChange(tx, { ...appointment, deskId }, "moved", now, {
		...(by ? { by } : {}),
		...(program ? { programId: program.id } : {}),
		stationId,
		startsAt,
	});
	await tellPerson(tx, appointment, "moved", sequence, now, {
		origin: by ? "staff" : "citizen",
	});
}
