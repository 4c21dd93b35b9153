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
import { isRowLate } from "./rows.ts";

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
		select: { afarPerHour: true, lateMinutes: true },
	});
	const away = await client.afarTicket.findMany({
		where: {
			stationId,
			date: toDbDate(civilDateOf(now)),
			hereAt: null,
			visit: { status: "parked" },
		},
	});
	const { lateMinutes = 0 } = row ?? {};
	return {
		perHour: row?.afarPerHour ?? 0,
		drawn: await client.afarTicket.count({
			where: {
				stationId,
				drawnAt: { gt: toDbInstant(now.subtract({ hours: 1 })) },
			},
		}),
		// Whoever was to be here long ago, told or not, keeps their number and takes nobody else's.
		away: away.filter(
			(afar) => !isRowLate({ afar }, { lateMinutes }, now.epochMilliseconds),
		).length,
	};
}

/** Whether somebody may come to this station with a number from afar: it gives some, or gave some and gives no more. */
export async function takesFromAfar(
	stationId: number,
	now: Temporal.Instant,
): Promise<boolean> {
	const { perHour, away } = await readGiven(db(), stationId, now);
	return perHour > 0 || away > 0;
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
