import "server-only";
import { LRUCache } from "lru-cache";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { onlineMinutes } from "#lib/booking/limits/rules/online-minutes.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { type CivilDate, civilDateOf, daysBetween } from "#lib/time.ts";

/** A roster changes seldom, and a share of a day need not follow within the second. */
const MINUTE_MS = 60_000;

const known = () =>
	onGlobal(
		"online-minutes",
		() => new LRUCache<string, number>({ max: 1_500, ttl: MINUTE_MS }),
	);

/**
 * The same for a date that somebody sent: null where no appointment can be yet or any more, and nothing is looked up.
 */
export async function dayMinutesAhead(
	{ id, horizonDays }: { id: number; horizonDays: number },
	date: CivilDate,
	now: Temporal.Instant,
): Promise<number | null> {
	const ahead = daysBetween(civilDateOf(now), date);
	return ahead < 0 || ahead > horizonDays ? null : dayMinutes(id, date);
}

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
