import "server-only";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { parseWishes, wishRows } from "#lib/queue/arrival/rules/wishes.ts";
import { legsAt } from "#lib/queue/queries/legs.ts";
import type { WalkInState } from "#lib/queue/queue.ts";
import { waitOfNewcomer } from "#lib/queue/waits/rules/forecast.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { getForehand } from "./forehand.ts";
import {
	findHouse,
	getOutlook,
	newcomer,
	roomFor,
	walkInsAt,
	withoutAway,
} from "./outlook.ts";

/**
 * Whether somebody without an appointment still gets a ticket for this, and how long they would wait. Null: no such
 * services.
 * @param services entries as in `dienst`
 * @param all whether there must be room for those as well who wait elsewhere: numbers from afar do not close the kiosk
 */
export async function findWalkIns(
	stationId: number,
	services: readonly string[],
	now: Temporal.Instant,
	all = false,
): Promise<WalkInState | null> {
	const wishes = parseWishes(services, await getCatalog(defaultLocale));
	if (!wishes.ok) return null;
	const { facts, situation } = await getOutlook(stationId, now);
	const { planned } = await getForehand(stationId, now);
	const counted = all ? situation : withoutAway({ facts, situation });
	const minutes = minutesOf(wishes.value, civilDateOf(now));
	// Who goes to several desks waits for the first of them, and takes the time of all.
	const [first = []] = legsAt(facts, wishRows(wishes.value), planned);
	const job = newcomer(now, {
		serviceIds: first.map(({ serviceId }) => serviceId),
		minutes,
	});
	const wait = waitOfNewcomer(situation, job);
	const house = await findHouse(stationId, now);
	const least = counted === situation ? wait : waitOfNewcomer(counted, job);
	const room = roomFor(counted, job, least);
	return walkInsAt(facts, house, wait, job.minutes, now, room);
}
