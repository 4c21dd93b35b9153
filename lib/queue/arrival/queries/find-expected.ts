import "server-only";
import { db } from "#lib/db/client.ts";
import { expectedAtOf } from "#lib/queue/queries/rows.ts";

/** When they have said that they come, epoch milliseconds; null: nothing. Whoever asks has shown the appointment's link. */
export async function findExpected(
	appointmentId: string,
): Promise<number | null> {
	const row = await db().appointment.findUnique({
		where: { id: appointmentId },
		select: {
			calendarSequence: true,
			contact: { select: { later: true } },
		},
	});
	return expectedAtOf(row);
}
