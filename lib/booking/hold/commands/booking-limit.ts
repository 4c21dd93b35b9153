import "server-only";
import { areTaken } from "#lib/auth/commands/limits.ts";
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
	const [city] = await tx.$queryRaw<{ hour: number; day: number }[]>`
		SELECT booked_minutes_hour AS hour, booked_minutes_day AS day FROM city WHERE id = 1`;
	if (!city) throw new Error("There is no city.");
	return areTaken(
		tx,
		[
			{ name: "booked-hour", times: city.hour, seconds: 3_600 },
			{ name: "booked-day", times: city.day, seconds: 86_400 },
		],
		clientKeyOf(client, civilDateOf(now)),
		minutes,
	);
}
