import "server-only";
import { LRUCache } from "lru-cache";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { onlineMinutes } from "#lib/booking/limits/rules/online-minutes.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";

/** A roster changes seldom, and a share of a day need not follow within the second. */
const MINUTE_MS = 60_000;

const known = () =>
	onGlobal(
		"online-minutes",
		() => new LRUCache<string, number>({ max: 1_500, ttl: MINUTE_MS }),
	);

/** How long a station's day is, all desks together; outside any transaction. */
export async function dayMinutes(
	stationId: number,
	date: CivilDate,
): Promise<number> {
	const name = `${stationId} ${date}`;
	const remembered = known().get(name);
	if (remembered !== undefined) return remembered;
	const [station] = await loadFacts([stationId], [date]);
	const minutes = onlineMinutes(station?.days[0]?.windows ?? []);
	known().set(name, minutes);
	return minutes;
}
