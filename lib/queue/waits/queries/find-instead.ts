import "server-only";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { houseStateAt, openSpans } from "#lib/availability/rules/house.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { isGone } from "#lib/db/errors.ts";
import { parseWishes } from "#lib/queue/arrival/rules/wishes.ts";
import type { StationWait } from "#lib/queue/queue.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Minute,
	minuteOf,
} from "#lib/time.ts";
import { findWalkIns } from "./find-walk-ins.ts";
import { listWaits } from "./list-waits.ts";
import { findHouse } from "./outlook.ts";

/** What to do where no ticket is to be had any more. */
export interface Instead {
	/** Stations that still give tickets for this, shortest wait first. */
	others: readonly StationWait[];
	/** When this station opens again. */
	opens: { date: CivilDate; minute: Minute } | null;
	/** The first free appointment anywhere; null: none is in sight, or this cannot be booked as one appointment. */
	appointment: {
		stationId: number;
		slug: string;
		date: CivilDate;
		start: Minute;
	} | null;
}

/** @param services entries as in `dienst` */
export async function findInstead(
	stationId: number,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<Instead> {
	return {
		others: await listOthers(stationId, services, now),
		opens: await findOpening(stationId, now),
		appointment: await findAppointment(services, now),
	};
}

async function listOthers(
	stationId: number,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<StationWait[]> {
	const stations = await listWaits(now);
	const asked = await Promise.all(
		stations
			.filter((one) => one.stationId !== stationId && one.openUntil !== null)
			.map((one) => askAt(one, services, now)),
	);
	return asked
		.flatMap((station) => {
			if (!station) return [];
			const { walkIns } = station;
			// Nobody is sent where nobody can tell how long it takes.
			return walkIns.open && walkIns.wait
				? [{ station, minutes: walkIns.wait.minutes }]
				: [];
		})
		.sort((a, b) => a.minutes - b.minutes)
		.map(({ station }) => station);
}

/** Null: a station that is taken away at this very moment. */
async function askAt(
	station: StationWait,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<StationWait | null> {
	try {
		const walkIns = await findWalkIns(station.stationId, services, now);
		return walkIns ? { ...station, walkIns } : station;
	} catch (error) {
		if (isGone(error)) return null;
		throw error;
	}
}

/** Not the rest of today, where no ticket is to be had any more. */
async function findOpening(
	stationId: number,
	now: Temporal.Instant,
): Promise<Instead["opens"]> {
	const house = await findHouse(stationId, now);
	const today = civilDateOf(now);
	const last = openSpans(house, today).at(-1)?.until ?? 0;
	const state = houseStateAt(house, today, Math.max(minuteOf(now), last));
	return state.kind === "closed" && state.next
		? { date: state.next.date, minute: state.next.from }
		: null;
}

async function findAppointment(
	services: readonly string[],
	now: Temporal.Instant,
): Promise<Instead["appointment"]> {
	const catalog = await getCatalog(defaultLocale);
	const wishes = parseWishes(services, catalog);
	if (!wishes.ok) return null;
	const stations = onlineStations(catalog);
	const today = civilDateOf(now);
	const days = await listFreeDays({
		stationIds: stations.map(({ id }) => id),
		...askedFor(wishes.value, catalog.limits),
		channel: "online",
		from: today,
		until: addDays(
			today,
			Math.max(0, ...stations.map((one) => one.horizonDays)),
		),
		now,
	});
	const [first] = days
		.flatMap(({ stationId, days: [day] }) => {
			const slug = stations.find(({ id }) => id === stationId)?.slug;
			const start = day?.starts[0];
			return day && slug && start !== undefined
				? [{ stationId, slug, date: day.date, start }]
				: [];
		})
		.sort((a, b) => a.date.localeCompare(b.date) || a.start - b.start);
	return first ?? null;
}
