import "server-only";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import { programMinutes } from "#lib/booking/limits/queries/program-day.ts";
import {
	AGAIN,
	countedAs,
	dayCounter,
} from "#lib/booking/limits/queries/standing.ts";
import { fitsShare } from "#lib/booking/limits/rules/price.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import type { Tx } from "#lib/db/client.ts";
import type { CivilDate } from "#lib/time.ts";

const DAY_SECONDS = 86_400;

/**
 * Counts the minutes that a client has booked of a day, and says whether client, network and all that have some of it
 * already may have so much of it. They were asked when the time was reserved; but a reservation that ran out may have made
 * room for others since.
 * Of a program all its appointments of the day count, under the day's lock; there is nothing to count up.
 */
export async function countBooked(
	tx: Tx,
	{
		client,
		stationId,
		date,
		minutes,
		dayMinutes,
		program,
	}: {
		client: string;
		/** The program that books, if `client` is one. */
		program?: Program | undefined;
		stationId: number;
		date: CivilDate;
		minutes: number;
		/** Null: unknown, because the station has drawn its horizon in since it was reserved; then nobody is turned away. */
		dayMinutes: number | null;
	},
	now: Temporal.Instant,
): Promise<boolean> {
	if (isOwnNetwork(client) || minutes <= 0) return true;
	if (program) {
		const had = await programMinutes(tx, program, { stationId, date }, null);
		return (
			dayMinutes === null ||
			fitsShare(had, minutes, dayMinutes, program.dayShare)
		);
	}
	const counted = countedAs(client, now);
	const keyOf = (who: string) => dayCounter({ stationId, date }, who);
	const [own, network, again] = [
		keyOf(counted.client),
		keyOf(counted.network),
		keyOf(AGAIN),
	];
	const count = (keys: readonly string[]) => countMinutes(tx, keys, minutes);
	const taken = await count([own, network]);
	// A client's first time of a day is no concern of those who have some of it already.
	const isAgain = (taken.get(own)?.points ?? 0) > minutes;
	if (isAgain)
		for (const [key, row] of await count([again])) taken.set(key, row);
	const fits = [...taken].every(
		([key, { points, shares }]) =>
			dayMinutes === null ||
			fitsShare(
				points - minutes,
				minutes,
				dayMinutes,
				key === own
					? shares.client
					: key === network
						? shares.network
						: shares.again,
			),
	);
	if (!fits)
		await tx.$executeRaw`
			UPDATE rate_limit SET points = points - ${minutes}::int WHERE key = ANY(${[...taken.keys()]}::text[])`;
	return fits;
}

interface Row {
	key: string;
	points: number;
	/** Per cent. */
	shares: { client: number; network: number; again: number };
}

async function countMinutes(
	tx: Tx,
	keys: readonly string[],
	minutes: number,
): Promise<Map<string, Row>> {
	const at = Date.now();
	const rows = await tx.$queryRaw<Row[]>`
		INSERT INTO rate_limit AS known (key, points, expire)
		SELECT key, ${minutes}::int, ${at + DAY_SECONDS * 1_000}::bigint FROM unnest(${[...keys]}::text[]) AS wanted (key) ORDER BY key
		ON CONFLICT (key) DO UPDATE SET
			points = CASE WHEN known.expire <= ${at}::bigint THEN 0 ELSE known.points END + excluded.points,
			expire = CASE WHEN known.expire <= ${at}::bigint THEN excluded.expire ELSE known.expire END
		RETURNING key, points, (SELECT json_build_object('client', day_share, 'network', network_day_share, 'again',
			again_day_share) FROM city WHERE id = 1) AS shares`;
	return new Map(rows.map((row) => [row.key, row]));
}
