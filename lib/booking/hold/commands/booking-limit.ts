import "server-only";
import { isTaken } from "#lib/auth/commands/limits.ts";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import { clientKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * Counts the minutes of a booking of this client. Minutes, because a dozen appointments of two hours are a desk's three
 * days. The city sets the limits (docs/decisions/0025); its own networks have none.
 */
export async function mayBook(
	tx: Tx,
	client: string,
	minutes: number,
	now: Temporal.Instant,
): Promise<boolean> {
	if (isOwnNetwork(client)) return true;
	const city = await tx.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { bookedMinutesHour: true, bookedMinutesDay: true },
	});
	const who = clientKeyOf(client, civilDateOf(now));
	for (const limit of [
		{ name: "booked-hour", times: city.bookedMinutesHour, seconds: 3_600 },
		{ name: "booked-day", times: city.bookedMinutesDay, seconds: 86_400 },
	])
		if (!(await isTaken(tx, limit, who, minutes))) return false;
	return true;
}
