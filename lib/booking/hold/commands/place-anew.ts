import "server-only";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import { nextTicket, recordChange } from "#lib/booking/commands/placing.ts";
import { roomFor } from "#lib/booking/commands/room-for.ts";
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
	const contact = await withRoomThere(tx, appointment, place);
	await keepBack(tx, appointment, now);
	await recordChange(tx, { ...appointment, deskId }, "moved", now, {
		...(by ? { by } : {}),
		...(program ? { programId: program.id } : {}),
		stationId,
		startsAt,
	});
	await tellPerson(tx, { ...appointment, contact }, "moved", sequence, now, {
		origin: by ? "staff" : "citizen",
	});
}

/**
 * The room of a station is nobody's at another one, and what a clerk typed for one time is none for another: the new
 * station's template makes one, or a clerk is asked for it.
 */
async function withRoomThere(
	tx: Tx,
	{ id, kind, contact, ...before }: ManagedRow,
	place: { stationId: number; startsAt: Date },
): Promise<ManagedRow["contact"]> {
	if (kind !== "video" || !contact) return contact;
	const { videoBy } = await tx.station.findUniqueOrThrow({
		where: { id: place.stationId },
		select: { videoBy: true },
	});
	const isHere = before.stationId === place.stationId;
	const isThen = before.startsAt.getTime() === place.startsAt.getTime();
	if (isHere && (isThen || videoBy !== "clerk")) return contact;
	const videoAddress = await roomFor(tx, place.stationId, kind);
	return tx.contact.update({
		where: { appointmentId: id },
		data: { videoAddress },
	});
}
