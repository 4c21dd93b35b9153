import { db } from "#lib/db/client.ts";
import { NO_LIMITS } from "#tests/support/factory.ts";

/** All browsers here share one address, which the city allows a few open holds and some bookings an hour only. */
export async function liftHoldLimit(): Promise<void> {
	await db().city.update({
		where: { id: 1 },
		data: {
			...NO_LIMITS,
			// What is given back is free at once.
			freedMinMinutes: 0,
			freedMaxMinutes: 0,
		},
	});
}

/** What a station really has in its book. */
export async function listBooked(stationId: number) {
	const rows = await db().appointment.findMany({
		where: { stationId, status: "booked" },
		select: {
			contact: true,
			startsAt: true,
			messages: { select: { kind: true } },
		},
		orderBy: { startsAt: "asc" },
	});
	return rows.map(({ contact, ...row }) => ({ ...contact, ...row }));
}
