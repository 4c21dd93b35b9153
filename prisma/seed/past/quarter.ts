import type { Service } from "#lib/catalog/catalog.ts";
import { db } from "#lib/db/client.ts";
import type { CivilDate } from "#lib/time.ts";
import { copyRows } from "../copy.ts";
import { inventDay, type PastDay } from "./invent-day.ts";

interface PastStation {
	id: number;
	deskIds: readonly number[];
	/** Days on which it was open. */
	dates: readonly CivilDate[];
	/** The first day with appointments online; null: none yet. */
	onlineFrom: CivilDate | null;
}

/**
 * Weeks or months that are over, straight into their tables, by a stream of rows for each station.
 * @returns how many visits there were
 */
export async function inventPast(
	stations: readonly PastStation[],
	services: readonly Service[],
	{
		visitsADay,
		firstReference,
	}: { visitsADay: number; firstReference: number },
): Promise<number> {
	let reference = firstReference;
	let visits = 0;
	for (const station of stations) {
		const days = station.dates.map((date) => {
			const isOnline =
				station.onlineFrom !== null && date >= station.onlineFrom;
			const day: PastDay = {
				stationId: station.id,
				deskIds: station.deskIds,
				date,
				services,
				visits: visitsADay,
				bookedShare: isOnline ? 0.6 : 0,
				meanWait: isOnline ? 16 : 29,
				firstReference: reference,
			};
			reference += visitsADay * 2;
			return inventDay(day);
		});
		visits += days.reduce((sum, { visit }) => sum + visit.length, 0);
		await copyRows({
			appointment: days.flatMap((day) => day.appointment),
			appointment_service: days.flatMap((day) => day.appointment_service),
			appointment_event: days.flatMap((day) => day.appointment_event),
			message: days.flatMap((day) => day.message),
			visit: days.flatMap((day) => day.visit),
			visit_service: days.flatMap((day) => day.visit_service),
			visit_event: days.flatMap((day) => day.visit_event),
		});
	}
	// What PostgreSQL does by itself a minute later; until then it would look for each of so many rows by itself.
	await db().$executeRaw`ANALYZE`;
	return visits;
}
