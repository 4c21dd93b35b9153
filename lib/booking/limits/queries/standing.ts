import "server-only";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import { clientKeyOf, formKeyHash } from "#lib/auth/secrets/secrets.ts";
import type { CityLimits, Standing } from "#lib/booking/limits/limits.ts";
import { networkOf } from "#lib/booking/limits/rules/network.ts";
import { isProgram } from "#lib/booking/limits/rules/program.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/** Under which names a client is counted: HMACs under a daily key, never addresses. */
export interface Counted {
	client: string;
	network: string;
	/** Of its holds: those of a network lie beside each other. */
	holds: string;
}

export function countedAs(client: string, now: Temporal.Instant): Counted {
	const today = civilDateOf(now);
	const own = clientKeyOf(client, today);
	const near = clientKeyOf(`network ${networkOf(client)}`, today);
	const network = isProgram(client) ? PROGRAM + near : near;
	// What the city's own networks hold counts for nobody.
	const holds = isOwnNetwork(client) ? "own" : `${network}.${own}`;
	return { client: own, network, holds };
}

/** So begins what is counted of programs, which are no addresses and stand in nobody's way. */
const PROGRAM = "program-";

/** Keys of the table rate_limit: what a client or network has taken within an hour, and of a day. */
export const counterKeys = (
	{ client, network }: Counted,
	day: { stationId: number; date: CivilDate },
	ticket: string,
) => ({
	reservations: `reserved-times:${client}`,
	minutes: `reserved:${client}`,
	networkMinutes: `reserved-near:${network}`,
	day: dayCounter(day, client),
	networkDay: dayCounter(day, network),
	againDay: dayCounter(day, AGAIN),
	waited: `waited:${client}`,
	waitedCity: "waited:city",
	ticket: `wait-ticket:${formKeyHash(ticket)}`,
});
type Counters = ReturnType<typeof counterKeys>;

/** What clients had booked of a day beyond their first time, all together. */
export const AGAIN = "again";

export const dayCounter = (
	{ stationId, date }: { stationId: number; date: CivilDate },
	who: string,
) => `booked ${stationId} ${date}:${who}`;

interface Around {
	limits: CityLimits;
	standing: Standing;
	/** Minutes reserved in the network just now. */
	openNearby: number;
	waited: { client: number; city: number };
	/** The ticket has been shown before. */
	isTicketUsed: boolean;
}

/**
 * What counts for a price, in one statement. Holds count as long as they are open, bookings by counters which forget
 * them; what the whole city holds is asked for apart, because only work needs it (`reservedInCity`), and so is what
 * clients have reserved of the day beyond their first time (`openAgain`).
 */
export async function readStanding(
	database: Db | Tx,
	{
		counted,
		day,
		ticket,
		holdKey,
		now,
	}: {
		counted: Counted;
		day: { stationId: number; date: CivilDate };
		ticket: string;
		/** Of the link, whose own hold does not count: it makes room. */
		holdKey: string;
		now: Temporal.Instant;
	},
): Promise<Around> {
	const keys = counterKeys(counted, day, ticket);
	const [row] = await database.$queryRaw<[Row]>`
		SELECT free_reservations AS "freeReservations", free_held_minutes AS "freeHeldMinutes",
			network_minutes AS "networkMinutes", city_minutes AS "cityMinutes", day_share AS "dayShare",
			network_day_share AS "networkDayShare", again_day_share AS "againDayShare", waited_minutes AS "waitedMinutes",
			waited_minutes_city AS "waitedMinutesCity", held.*, counters.*
		FROM city, LATERAL (
			SELECT coalesce(sum(minutes), 0)::int AS "openNearby",
				coalesce(sum(minutes) FILTER (WHERE is_own AND is_day), 0)::int AS "openDay",
				coalesce(sum(minutes) FILTER (WHERE is_day), 0)::int AS "openDayNearby"
			FROM (SELECT extract(epoch FROM ends_at - starts_at) / 60 AS minutes, client_key = ${counted.holds} AS is_own,
					station_id = ${day.stationId} AND date = ${day.date}::date AS is_day
				FROM appointment
				WHERE status = 'held' AND client_key COLLATE "C" >= ${`${counted.network}.`}
					AND client_key COLLATE "C" < ${`${counted.network}/`}
					AND hold_expires_at > ${toDbInstant(now)}::timestamptz AND hold_key <> ${holdKey}) AS open) AS held,
		LATERAL (
			SELECT coalesce(json_object_agg(key, points), '{}') AS counters FROM rate_limit
			WHERE key = ANY(${Object.values(keys)}::text[]) AND expire > ${Date.now()}::bigint) AS counters
		WHERE id = 1`;
	if (!row) throw new Error("There is no city.");
	const of = (name: keyof Counters) => row.counters[keys[name]] ?? 0;
	return {
		limits: row,
		openNearby: row.openNearby,
		standing: {
			client: { reservations: of("reservations"), minutes: of("minutes") },
			network: { minutes: of("networkMinutes") },
			day: {
				client: row.openDay + of("day"),
				network: row.openDayNearby + of("networkDay"),
				again: of("againDay"),
			},
			city: 0,
		},
		waited: { client: of("waited"), city: of("waitedCity") },
		isTicketUsed: of("ticket") > 0,
	};
}

interface Row extends CityLimits {
	openNearby: number;
	openDay: number;
	openDayNearby: number;
	counters: Record<string, number>;
}

/**
 * Minutes of a day that are reserved just now beyond the first time of each client. The shortest counts as the first, so
 * that they are never fewer once they are booked, in whatever order.
 * @param holdKey of the link, whose own hold makes room
 */
export async function openAgain(
	database: Db | Tx,
	{ stationId, date }: { stationId: number; date: CivilDate },
	holdKey: string,
	now: Temporal.Instant,
): Promise<number> {
	const booked = `${dayCounter({ stationId, date }, "")}`;
	const [row] = await database.$queryRaw<{ minutes: number }[]>`
		SELECT coalesce(sum(minutes) FILTER (WHERE place > 1 OR EXISTS (
			SELECT 1 FROM rate_limit WHERE key = ${booked} || client AND points > 0 AND expire > ${Date.now()}::bigint)), 0)::int
			AS minutes
		FROM (SELECT extract(epoch FROM ends_at - starts_at) / 60 AS minutes, split_part(client_key, '.', 2) AS client,
				row_number() OVER (PARTITION BY client_key ORDER BY ends_at - starts_at, id) AS place
			FROM appointment
			WHERE station_id = ${stationId} AND date = ${date}::date AND status = 'held' AND client_key LIKE '%.%'
				AND NOT starts_with(client_key, ${PROGRAM})
				AND hold_expires_at > ${toDbInstant(now)}::timestamptz AND hold_key <> ${holdKey}) AS open`;
	return row?.minutes ?? 0;
}

const FRESH_MS = 5_000;
const lastSeen = () =>
	onGlobal("reserved-in-city", () => ({
		at: Number.NEGATIVE_INFINITY,
		minutes: 0,
	}));

/** Minutes reserved in the whole city, a few seconds old: it only makes work harder. */
export async function reservedInCity(
	database: Db | Tx,
	now: Temporal.Instant,
): Promise<number> {
	const seen = lastSeen();
	if (performance.now() - seen.at < FRESH_MS) return seen.minutes;
	seen.at = performance.now();
	const [row] = await database.$queryRaw<{ minutes: number }[]>`
		SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int AS minutes FROM appointment
		WHERE status = 'held' AND hold_expires_at > ${toDbInstant(now)}::timestamptz`;
	seen.minutes = row?.minutes ?? 0;
	return seen.minutes;
}
