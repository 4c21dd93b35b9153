import "server-only";
import { isWithinLimit } from "#lib/auth/limits.ts";
import { clientKeyOf } from "#lib/auth/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * Counts a booking of this client. A care home books for thirty people in a row; thousands would be a script that
 * empties the calendar. The city sets the limits.
 */
export async function mayBook(
	tx: Tx,
	client: string,
	now: Temporal.Instant,
): Promise<boolean> {
	const city = await tx.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { maxBookingsHour: true, maxBookingsDay: true },
	});
	const who = clientKeyOf(client, civilDateOf(now));
	for (const limit of [
		{ name: "bookings-hour", times: city.maxBookingsHour, seconds: 3_600 },
		{ name: "bookings-day", times: city.maxBookingsDay, seconds: 86_400 },
	])
		if (!(await isWithinLimit(tx, limit, who))) return false;
	return true;
}
