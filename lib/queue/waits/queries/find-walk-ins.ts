import "server-only";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import {
	parseWishes,
	type Wish,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import type { QueueFacts } from "#lib/queue/queries/facts.ts";
import { desksBy, legsAt, type PlannedDesks } from "#lib/queue/queries/legs.ts";
import { deskOf } from "#lib/queue/queries/rows.ts";
import type { WalkInState } from "#lib/queue/queue.ts";
import { waitOfNewcomer } from "#lib/queue/waits/rules/forecast.ts";
import { takesSeveral } from "#lib/queue/walk/rules/split.ts";
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
	const counted = all ? situation : withoutAway({ facts, situation });
	const { legs, there } = await splitOf(facts, wishes.value, now);
	const house = await findHouse(stationId, now);
	// Who goes to several desks waits for the first of them, and takes the time of all. Each is asked for its own room: what
	// they say first must not let them past a desk that is full.
	let state: WalkInState | null = null;
	for (const [index, leg] of legs.entries()) {
		const serviceIds = leg.map(({ serviceId }) => serviceId);
		const left = legs.slice(index).flat();
		const minutes = minutesOf(
			wishes.value.filter(({ service: { id } }) =>
				left.some(({ serviceId }) => serviceId === id),
			),
			civilDateOf(now),
		);
		const job = newcomer(now, { serviceIds, minutes });
		const wait = waitOfNewcomer(situation, job);
		const least = counted === situation ? wait : waitOfNewcomer(counted, job);
		const room = roomFor(counted, job, least);
		const own = walkInsAt(facts, house, wait, minutes, now, room);
		if (!own.open) return own;
		const isNobodys = there.every(
			(desk) => !canCall(desk, { serviceIds, forDeskId: null }),
		);
		// Served at one desk, they would wait for another until the house closes.
		if (state && there.length > 0 && isNobodys && facts.walkIns !== "open")
			return { open: false, why: "no-desk" };
		state ??= own;
	}
	return state;
}

/** As their walk list is made when they draw a number now (beginWalk), and the desks that are there for it. */
async function splitOf(
	facts: QueueFacts,
	wishes: readonly Wish[],
	now: Temporal.Instant,
) {
	// Whoever comes for one thing goes to one desk: no roster is asked for that.
	const planned: PlannedDesks =
		wishes.length > 1
			? (await getForehand(facts.stationId, now)).planned
			: new Map();
	const by = now.epochMilliseconds + facts.settings.patienceMinutes * 60_000;
	return {
		legs: legsAt(facts, wishRows(wishes), planned, by),
		there: desksBy(facts.desks, planned, by).map(deskOf),
	};
}

/**
 * Whether somebody who draws a number for this now goes to several desks with it: what their page says afterwards. False: to
 * one, or nobody knows.
 * @param services entries as in `dienst`
 */
export async function goesToSeveralDesks(
	stationId: number,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<boolean> {
	if (services.length < 2) return false;
	const wishes = parseWishes(services, await getCatalog(defaultLocale));
	if (!wishes.ok) return false;
	const { facts } = await getOutlook(stationId, now);
	const { legs } = await splitOf(facts, wishes.value, now);
	return takesSeveral(legs, facts.desks.map(deskOf));
}
