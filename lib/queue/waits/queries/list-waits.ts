import "server-only";
import {
	type House,
	houseStateAt,
	openSpans,
} from "#lib/availability/rules/house.ts";
import { publicStations, type Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { whileItHolds } from "#lib/finished/finished.ts";
import { holdsUntil, reading } from "#lib/finished/recording.ts";
import { queueSource, stationSource } from "#lib/finished/sources.ts";
import { isWaiting } from "#lib/queue/order/rules/order.ts";
import { OPEN } from "#lib/queue/queries/facts.ts";
import { queuedOf } from "#lib/queue/queries/rows.ts";
import type { StationWait, WalkInMode, WalkInState } from "#lib/queue/queue.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { findOutlook, listHouses, NO_HOUSE, walkInsAt } from "./outlook.ts";

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
	const houseOf = ({ id }: Station) => houses.get(id) ?? NO_HOUSE;
	const asleep = await listAsleep(
		stations.filter((station) => !isOpen(houseOf(station), now)),
		now,
	);
	const waits: StationWait[] = [];
	// One after the other: all at once they would take every connection from those who book at the same moment.
	for (const station of stations) {
		const house = houseOf(station);
		const mode = asleep.get(station.id);
		const wait =
			mode === undefined
				? await goingOnAt(station.id, house, now)
				: { waiting: 0, openDesks: 0, walkIns: walkInsAsleep(mode) };
		if (wait)
			waits.push({
				stationId: station.id,
				slug: station.slug,
				...hoursAt(house, now),
				...wait,
			});
	}
	return waits;
}

/**
 * Closed houses in which nobody is, at no desk either, and what holds for walk-ins there: there is nothing to be played
 * through.
 */
async function listAsleep(
	stations: readonly Station[],
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, SleepingMode>> {
	const ids = stations.map(({ id }) => id);
	if (ids.length === 0) return new Map();
	const date = civilDateOf(now);
	const rows = await reading(
		ids.flatMap((id) => [queueSource(id), stationSource(id)]),
		() => db().$queryRaw<{ id: number; mode: SleepingMode }[]>`
			SELECT s.id, coalesce(d.walk_ins, 'automatic') AS mode
			FROM station s LEFT JOIN station_day d ON d.station_id = s.id AND d.date = ${date}::date
			WHERE s.id = ANY (${ids}::int[]) AND d.walk_ins IS DISTINCT FROM 'open'
				AND NOT EXISTS (SELECT FROM visit v
					WHERE v.station_id = s.id AND v.date = ${date}::date AND v.status = ANY (${[...OPEN]}::text[]))
				AND NOT EXISTS (SELECT FROM desk_presence p JOIN desk k ON k.id = p.desk_id WHERE k.station_id = s.id)`,
	);
	return new Map(rows.map(({ id, mode }) => [id, mode]));
}

type SleepingMode = Exclude<WalkInMode, "open">;

const walkInsAsleep = (mode: SleepingMode): WalkInState => ({
	open: false,
	why: mode === "stopped" ? "stopped" : "closed",
});

const isOpen = (house: House, now: Temporal.Instant): boolean =>
	houseStateAt(house, civilDateOf(now), minuteOf(now)).kind === "open";

function hoursAt(
	house: House,
	now: Temporal.Instant,
): Pick<StationWait, "openUntil" | "opens"> {
	const today = civilDateOf(now);
	const state = houseStateAt(house, today, minuteOf(now));
	return {
		openUntil:
			state.kind === "open"
				? (openSpans(house, today).at(-1)?.until ?? null)
				: null,
		opens:
			state.kind === "closed" && state.next
				? { date: state.next.date, minute: state.next.from }
				: null,
	};
}

/** Who is there and how it goes on. Null: the station is taken away at this very moment. */
async function goingOnAt(
	stationId: number,
	house: House,
	now: Temporal.Instant,
): Promise<Pick<StationWait, "waiting" | "openDesks" | "walkIns"> | null> {
	const outlook = await findOutlook(stationId, now);
	if (!outlook) return null;
	const { facts, situation, newcomer, room, shortest } = outlook;
	const at = now.epochMilliseconds;
	for (const { parkedUntil } of facts.visits) {
		const end = parkedUntil?.getTime() ?? at;
		if (end > at) holdsUntil(end);
	}
	return {
		waiting: facts.visits.filter((row) => isWaiting(queuedOf(row), at)).length,
		openDesks: situation.desks.filter(({ back }) => back === undefined).length,
		walkIns: walkInsAt(facts, house, newcomer, shortest, now, room),
	};
}
