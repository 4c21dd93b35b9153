import "server-only";
import { listClosedDays } from "#lib/availability/queries/free-days.ts";
import {
	HOUSE_DAYS_AHEAD,
	type House,
	houseStateAt,
	openSpans,
} from "#lib/availability/rules/house.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { isGone } from "#lib/db/errors.ts";
import { reading } from "#lib/finished/recording.ts";
import { queueSource, stationSource } from "#lib/finished/sources.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import {
	type QueueFacts,
	readFacts,
	situationOf,
} from "#lib/queue/queries/facts.ts";
import { deskOf } from "#lib/queue/queries/rows.ts";
import type { Wait, WalkInState } from "#lib/queue/queue.ts";
import {
	forecast,
	roomForNewcomer,
	waitOfNewcomer,
} from "#lib/queue/waits/rules/forecast.ts";
import type { Job, Situation } from "#lib/queue/waits/rules/situation.ts";
import { walkInState } from "#lib/queue/waits/rules/walk-ins.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf, minuteOf } from "#lib/time.ts";
import { type Forehand, getForehand } from "./forehand.ts";

/** One station's queue as it is, and how it will go on. */
export interface Outlook {
	facts: QueueFacts;
	situation: Situation;
	/** By visit that waits. */
	waits: ReadonlyMap<string, Wait>;
	/** Of somebody who comes now for anything. */
	newcomer: Wait | null;
	/** By it the kiosk closes: see roomFor. */
	room: Wait | null;
	/** Desks that the roster has today (getForehand). */
	planned: Forehand["planned"];
	/** Minutes of the shortest that anybody draws a number for there. */
	shortest: number;
}

/**
 * Played through once for all who look at it: as long as nothing happens and the minute is the same. Hundreds of
 * phones and displays ask at the same moment, whenever somebody is called.
 */
export function getOutlook(
	stationId: number,
	now: Temporal.Instant,
): Promise<Outlook> {
	return reading(
		[queueSource(stationId), stationSource(stationId), "city", "measures"],
		() => lookOnce(stationId, now),
	);
}

/** Null: a station that is taken away at this very moment. */
export async function findOutlook(
	stationId: number,
	now: Temporal.Instant,
): Promise<Outlook | null> {
	try {
		return await getOutlook(stationId, now);
	} catch (error) {
		if (isGone(error)) return null;
		throw error;
	}
}

async function lookOnce(
	stationId: number,
	now: Temporal.Instant,
): Promise<Outlook> {
	const known = onGlobal("outlooks", () => new Map<number, Known>());
	const key = await readKey(stationId, now);
	const last = known.get(stationId);
	if (last?.key === key) return last.outlook;
	const outlook = look(stationId, now);
	known.set(stationId, { key, outlook });
	outlook.catch(() => known.delete(stationId));
	return outlook;
}

interface Known {
	key: string;
	outlook: Promise<Outlook>;
}

/** Changes with everything that happens in the house, and with each minute. Read before the data, as in facts.ts. */
async function readKey(
	stationId: number,
	now: Temporal.Instant,
): Promise<string> {
	const date = civilDateOf(now);
	const [row] = await db().$queryRaw<{ key: string }[]>`
		SELECT queue_version(${stationId}::int, ${date}::date) AS key`;
	return `${row?.key} ${Math.floor(now.epochMilliseconds / 60_000)}`;
}

async function look(
	stationId: number,
	now: Temporal.Instant,
): Promise<Outlook> {
	const forehand = await getForehand(stationId, now);
	const facts = await readFacts(db(), stationId, now);
	const situation = situationOf(facts, forehand, now);
	// Whoever would come now and is served in no time is in nobody's way: one forecast tells both.
	const next = newcomer(now);
	const waits = forecast({
		...situation,
		waiting: [...situation.waiting, next],
	});
	const own = waits.get(next.id) ?? null;
	waits.delete(next.id);
	const here = withoutAway({ facts, situation });
	const shortest = await shortestAt(facts, now);
	const least = here === situation ? own : waitOfNewcomer(here, next);
	const any = newcomer(now, { serviceIds: [], minutes: shortest });
	return {
		facts,
		situation,
		waits,
		newcomer: own,
		room: roomFor(here, any, least),
		planned: forehand.planned,
		shortest,
	};
}

/**
 * The wait by which it is decided whether there is room for somebody who comes now: the longer of two. Their likely wait if
 * nobody came who waits elsewhere, for numbers from afar must not close the kiosk; and, where people with appointments are
 * to come, what is left of the booked day. The same for a number that is drawn and for what a station's pages say.
 * @param least the likely wait
 */
export function roomFor(
	counted: Situation,
	job: Job,
	least: Wait | null,
): Wait | null {
	if (!least || counted.coming.length === 0) return least;
	const booked = roomForNewcomer(counted, job);
	return booked && booked.minutes > least.minutes ? booked : least;
}

/** Whoever says that there are numbers must have one for somebody: there is room for the shortest, or for nothing. */
async function shortestAt(
	{ desks }: QueueFacts,
	now: Temporal.Instant,
): Promise<number> {
	const { services } = await getCatalog(defaultLocale);
	const today = civilDateOf(now);
	const able = desks.map(deskOf);
	const minutes = services
		.filter(
			({ id, bookable, isOffered }) =>
				bookable &&
				isOffered &&
				able.some((desk) =>
					canCall(desk, { serviceIds: [id], forDeskId: null }),
				),
		)
		.map((service) => minutesOf([{ service, quantity: 1 }], today));
	return minutes.length > 0 ? Math.min(...minutes) : 0;
}

/** As if nobody came who waits elsewhere. */
export function withoutAway({
	facts,
	situation,
}: Pick<Outlook, "facts" | "situation">): Situation {
	const away = new Set(facts.visits.filter(isRowAway).map(({ id }) => id));
	return away.size === 0
		? situation
		: {
				...situation,
				waiting: situation.waiting.filter(({ id }) => !away.has(id)),
			};
}

/** Somebody who comes now without an appointment. */
export function newcomer(
	now: Temporal.Instant,
	{
		serviceIds,
		minutes,
	}: { serviceIds: readonly number[]; minutes: number } = {
		serviceIds: [],
		minutes: 0,
	},
): Job {
	return {
		id: "newcomer",
		ticket: "",
		status: "waiting",
		arrivedAt: now.epochMilliseconds,
		startsAt: null,
		priority: null,
		serviceIds,
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		minutes,
	};
}

/** When these stations are open to the public, from today on. */
export async function listHouses(
	stations: readonly Station[],
	now: Temporal.Instant,
): Promise<Map<number, House>> {
	const today = civilDateOf(now);
	const closed = await listClosedDays(
		stations.map(({ id }) => id),
		today,
		addDays(today, HOUSE_DAYS_AHEAD),
		defaultLocale,
	);
	return new Map(
		stations.map(({ id, buildingHours, lastDay }) => [
			id,
			{ buildingHours, closed: closed.get(id) ?? [], lastDay },
		]),
	);
}

export async function findHouse(
	stationId: number,
	now: Temporal.Instant,
): Promise<House> {
	const { stations } = await getCatalog(defaultLocale);
	const station = stations.filter(({ id }) => id === stationId);
	const houses = await listHouses(station, now);
	return houses.get(stationId) ?? NO_HOUSE;
}

/** Of a station that is gone meanwhile. */
export const NO_HOUSE: House = { buildingHours: [], closed: [], lastDay: null };

/**
 * Whether a walk-in still gets a ticket there now.
 * @param room the wait by which that is decided, where it is not the one that they are told
 */
export function walkInsAt(
	facts: Pick<QueueFacts, "walkIns" | "settings">,
	house: House,
	wait: Wait | null,
	minutes: number,
	now: Temporal.Instant,
	room: Wait | null = wait,
): WalkInState {
	const today = civilDateOf(now);
	const minute = minuteOf(now);
	const state = walkInState({
		mode: facts.walkIns,
		house: houseStateAt(house, today, minute),
		closing: openSpans(house, today).at(-1)?.until ?? null,
		minute,
		wait: room,
		minutes,
		patienceMinutes: facts.settings.patienceMinutes,
	});
	return state.open ? { open: true, wait } : state;
}
