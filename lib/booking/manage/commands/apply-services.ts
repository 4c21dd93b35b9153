import "server-only";
import { recordChange } from "#lib/booking/commands/placing.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	isSameChoice,
	minutesOf,
	type Selection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { type ManagedRow, tellPerson } from "./managed.ts";

/** Whether the appointment is for exactly this already. */
export function isBookedSelection(
	row: ManagedRow,
	selection: Selection,
	catalog: Catalog,
): boolean {
	const booked = row.services.flatMap(({ serviceId, quantity }) => {
		const service = catalog.services.find(({ id }) => id === serviceId);
		return service ? [{ service, quantity }] : [];
	});
	return isSameChoice(selectionEntries(booked), selectionEntries(selection));
}

/** Whether it can be by phone or video there, for these services; where nothing changes, it stays what it is. */
export function keepsKind(
	row: ManagedRow,
	station: Station,
	selection: Selection,
	catalog: Catalog,
): boolean {
	return (
		kindsFor(station, selection).includes(row.kind as Kind) ||
		(row.stationId === station.id && isBookedSelection(row, selection, catalog))
	);
}

/** Gives an appointment other services or persons at its own time, which must have been found free; the person is told. */
export async function applyServices(
	tx: Tx,
	row: ManagedRow,
	selection: Selection,
	place: { deskId: number; lane: number },
	now: Temporal.Instant,
	/** Account of whoever changes it; left out: the person themselves. */
	by?: string,
): Promise<void> {
	const sequence = row.calendarSequence + 1;
	await tx.appointment.update({
		where: { id: row.id },
		data: {
			...place,
			minorCase: settledMinor(selection, row.minorCase),
			endsAt: new Date(
				row.startsAt.getTime() +
					minutesOf(selection, fromDbDate(row.date)) * 60_000,
			),
			calendarSequence: sequence,
			services: {
				deleteMany: {},
				create: selection.map(({ service, quantity }) => ({
					serviceId: service.id,
					quantity,
				})),
			},
		},
	});
	const { deskId } = place;
	await recordChange(tx, { ...row, deskId }, "services", now, by ? { by } : {});
	await tellPerson(tx, row, "changed", sequence, now, {
		origin: by ? "staff" : "citizen",
	});
}
