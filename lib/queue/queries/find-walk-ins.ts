import "server-only";
import { getCatalog } from "#lib/catalog/queries.ts";
import { minutesOf } from "#lib/catalog/selection.ts";
import { defaultLocale } from "#lib/locale.ts";
import { waitOfNewcomer } from "../forecast.ts";
import { findHouse, getOutlook, newcomer, walkInsAt } from "../outlook.ts";
import type { WalkInState } from "../visit.ts";
import { parseWishes } from "../wishes.ts";

/**
 * Whether somebody without an appointment still gets a ticket for this, and how long they would wait. Null: no such
 * services.
 * @param services entries as in `dienst`
 */
export async function findWalkIns(
	stationId: number,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<WalkInState | null> {
	const wishes = parseWishes(services, await getCatalog(defaultLocale));
	if (!wishes.ok) return null;
	const { facts, situation } = await getOutlook(stationId, now);
	const job = newcomer(now, {
		serviceIds: wishes.value.map(({ service }) => service.id),
		minutes: minutesOf(wishes.value),
	});
	const wait = waitOfNewcomer(situation, job);
	const house = await findHouse(stationId, now);
	return walkInsAt(facts, house, wait, job.minutes, now);
}
