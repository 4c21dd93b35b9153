import "server-only";
import { houseStateAt } from "#lib/availability/rules/house.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { reading } from "#lib/finished/recording.ts";
import { stationSource } from "#lib/finished/sources.ts";
import type { NotFromAfar } from "#lib/queue/afar/afar.ts";
import { whyNotFromAfar } from "#lib/queue/afar/rules/offer.ts";
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
	const perHour = await readPerHour(db(), stationId);
	if (perHour === 0) return { why: "off", wait: null };
	const walkIns = await findWalkIns(stationId, services, now);
	const house = await findHouse(stationId, now);
	const state = houseStateAt(house, civilDateOf(now), minuteOf(now));
	const why = whyNotFromAfar({
		perHour,
		drawn: await countDrawn(db(), stationId, now),
		isOpen: state.kind === "open",
		walkIns,
		wayMinutes,
	});
	return { why, wait: walkIns?.open ? walkIns.wait : null };
}

export async function readPerHour(
	client: Db | Tx,
	stationId: number,
): Promise<number> {
	const row = await client.station.findUnique({
		where: { id: stationId },
		select: { afarPerHour: true },
	});
	return row?.afarPerHour ?? 0;
}

/** Within the last hour. */
export function countDrawn(
	client: Db | Tx,
	stationId: number,
	now: Temporal.Instant,
): Promise<number> {
	return client.afarTicket.count({
		where: {
			stationId,
			drawnAt: { gt: toDbInstant(now.subtract({ hours: 1 })) },
		},
	});
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
