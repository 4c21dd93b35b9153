import "server-only";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import { countedAs, dayCounter } from "#lib/booking/limits/queries/standing.ts";
import { fitsShare } from "#lib/booking/limits/rules/price.ts";
import type { Tx } from "#lib/db/client.ts";
import type { CivilDate } from "#lib/time.ts";

const DAY_SECONDS = 86_400;

/**
 * Counts the minutes that a client has booked of a day, and says whether client and network may have so much of it. They
 * were asked when the time was reserved; but a reservation that ran out may have made room for others since.
 */
export async function countBooked(
	tx: Tx,
	{
		client,
		stationId,
		date,
		minutes,
		dayMinutes,
	}: {
		client: string;
		stationId: number;
		date: CivilDate;
		minutes: number;
		dayMinutes: number;
	},
	now: Temporal.Instant,
): Promise<boolean> {
	if (isOwnNetwork(client) || minutes <= 0) return true;
	const counted = countedAs(client, now);
	const own = dayCounter({ stationId, date }, counted.client);
	const keys = [own, dayCounter({ stationId, date }, counted.network)];
	const at = Date.now();
	const rows = await tx.$queryRaw<
		{ key: string; points: number; own: number; network: number }[]
	>`
		INSERT INTO rate_limit AS known (key, points, expire)
		SELECT key, ${minutes}::int, ${at + DAY_SECONDS * 1_000}::bigint FROM unnest(${keys}::text[]) AS wanted (key) ORDER BY key
		ON CONFLICT (key) DO UPDATE SET
			points = CASE WHEN known.expire <= ${at}::bigint THEN 0 ELSE known.points END + excluded.points,
			expire = CASE WHEN known.expire <= ${at}::bigint THEN excluded.expire ELSE known.expire END
		RETURNING key, points, (SELECT day_share FROM city WHERE id = 1) AS own,
			(SELECT network_day_share FROM city WHERE id = 1) AS network`;
	const fits = rows.every((row) =>
		fitsShare(
			row.points - minutes,
			minutes,
			dayMinutes,
			row.key === own ? row.own : row.network,
		),
	);
	if (!fits)
		await tx.$executeRaw`
			UPDATE rate_limit SET points = points - ${minutes}::int WHERE key = ANY(${keys}::text[])`;
	return fits;
}
