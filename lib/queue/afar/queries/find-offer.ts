import "server-only";
import { houseStateAt } from "#lib/availability/rules/house.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { reading } from "#lib/finished/recording.ts";
import { stationSource } from "#lib/finished/sources.ts";
import type { NotFromAfar } from "#lib/queue/afar/afar.ts";
import { whyNoMore, whyNotFromAfar } from "#lib/queue/afar/rules/offer.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { findHouse } from "#lib/queue/waits/queries/outlook.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** Whether one draws a number from afar there now, and how long one would wait. */
export async function findOffer(
	stationId: number,
	services: readonly string[],
	wayMinutes: number,
	now: Temporal.Instant,
): Promise<{ why: NotFromAfar | null; wait: Wait | null }> {
	const given = await readGiven(db(), stationId, now);
	const house = await findHouse(stationId, now);
	const state = houseStateAt(house, civilDateOf(now), minuteOf(now));
	const isOpen = state.kind === "open";
	// What costs least is asked first: a forecast for everybody who presses would be much.
	const none = whyNoMore(given) ?? (isOpen ? null : "closed");
	if (none) return { why: none, wait: null };
	const walkIns = await findWalkIns(stationId, services, now, true);
	const why = whyNotFromAfar({ ...given, isOpen, walkIns, wayMinutes });
	return { why, wait: walkIns?.open ? walkIns.wait : null };
}

/** How many numbers a station gives in an hour, and how many there are. */
export async function readGiven(
	client: Db | Tx,
	stationId: number,
	now: Temporal.Instant,
): Promise<{ perHour: number; drawn: number; away: number }> {
	const row = await client.station.findUnique({
		where: { id: stationId },
		select: { afarPerHour: true },
	});
	return {
		perHour: row?.afarPerHour ?? 0,
		drawn: await client.afarTicket.count({
			where: {
				stationId,
				drawnAt: { gt: toDbInstant(now.subtract({ hours: 1 })) },
			},
		}),
		away: await client.afarTicket.count({
			where: {
				stationId,
				date: toDbDate(civilDateOf(now)),
				hereAt: null,
				visit: { status: "parked" },
			},
		}),
	};
}

/** Ids of stations that give numbers from afar at all. */
export async function listAfarStations(): Promise<ReadonlySet<number>> {
	const { stations } = await getCatalog(defaultLocale);
	const sources = stations.map(({ id }) => stationSource(id));
	const rows = await reading(sources, () =>
		db().station.findMany({
			where: { afarPerHour: { gt: 0 } },
			select: { id: true },
		}),
	);
	return new Set(rows.map(({ id }) => id));
}
