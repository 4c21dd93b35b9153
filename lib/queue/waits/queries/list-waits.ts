import "server-only";
import {
	type House,
	houseStateAt,
	openSpans,
} from "#lib/availability/rules/house.ts";
import { publicStations, type Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isGone } from "#lib/db/errors.ts";
import { whileItHolds } from "#lib/finished/finished.ts";
import { holdsUntil } from "#lib/finished/recording.ts";
import { isWaiting } from "#lib/queue/order/rules/order.ts";
import { queuedOf } from "#lib/queue/queries/rows.ts";
import type { StationWait } from "#lib/queue/queue.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { getOutlook, listHouses, NO_HOUSE, walkInsAt } from "./outlook.ts";

/**
 * All stations of which the public may know, now, in their order; without one that is taken away at this very moment. Many more look for appointments
 * than wait: they share one look at the queues as long as nothing happens there.
 */
export function listWaits(now: Temporal.Instant): Promise<StationWait[]> {
	return whileItHolds("waits", now, () => readWaits(now));
}

async function readWaits(now: Temporal.Instant): Promise<StationWait[]> {
	const stations = publicStations(await getCatalog(defaultLocale, now));
	const houses = await listHouses(stations, now);
	const waits = await Promise.all(
		stations.map((station) =>
			waitAt(station, houses.get(station.id) ?? NO_HOUSE, now).catch(
				(error: unknown) => {
					if (isGone(error)) return null;
					throw error;
				},
			),
		),
	);
	return waits.filter((one) => one !== null);
}

async function waitAt(
	{ id, slug }: Station,
	house: House,
	now: Temporal.Instant,
): Promise<StationWait> {
	const { facts, situation, newcomer, room, shortest } = await getOutlook(
		id,
		now,
	);
	const at = now.epochMilliseconds;
	for (const { parkedUntil } of facts.visits) {
		const end = parkedUntil?.getTime() ?? at;
		if (end > at) holdsUntil(end);
	}
	const today = civilDateOf(now);
	const state = houseStateAt(house, today, minuteOf(now));
	return {
		stationId: id,
		slug,
		openUntil:
			state.kind === "open"
				? (openSpans(house, today).at(-1)?.until ?? null)
				: null,
		opens:
			state.kind === "closed" && state.next
				? { date: state.next.date, minute: state.next.from }
				: null,
		waiting: facts.visits.filter((row) => isWaiting(queuedOf(row), at)).length,
		openDesks: situation.desks.filter(({ back }) => back === undefined).length,
		walkIns: walkInsAt(facts, house, newcomer, shortest, now, room),
	};
}
