import "server-only";
import {
	type House,
	houseStateAt,
	openSpans,
} from "#lib/availability/house.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { defaultLocale } from "#lib/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { isWaiting } from "../order.ts";
import { getOutlook, listHouses, walkInsAt } from "../outlook.ts";
import { queuedOf } from "../rows.ts";
import type { StationWait } from "../visit.ts";

/** All stations now, in their order. */
export async function listWaits(now: Temporal.Instant): Promise<StationWait[]> {
	const { stations } = await getCatalog(defaultLocale);
	const houses = await listHouses(stations, now);
	return Promise.all(
		stations.map((station) =>
			waitAt(
				station,
				houses.get(station.id) ?? { buildingHours: [], closed: [] },
				now,
			),
		),
	);
}

async function waitAt(
	{ id, slug }: Station,
	house: House,
	now: Temporal.Instant,
): Promise<StationWait> {
	const { facts, situation, newcomer } = await getOutlook(id, now);
	const at = now.epochMilliseconds;
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
		openDesks: situation.desks.length,
		walkIns: walkInsAt(facts, house, newcomer, 0, now),
	};
}
