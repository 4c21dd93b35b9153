import type { FreeTime } from "#lib/availability/rules/free-times.ts";
import { listFreeTimes } from "#lib/booking/queries/free-times.ts";
import { onlineStations, type Station } from "#lib/catalog/catalog.ts";
import {
	type Selection,
	selectionEntries,
	splitsOf,
} from "#lib/catalog/rules/selection.ts";
import type { Asked } from "./asked.ts";

/** Part of what was asked for, and the first time it can be had. */
export interface Part {
	selection: Selection;
	station: Station;
	time: FreeTime;
}

/** More of them would be a puzzle of its own. */
const MAX_SPLITS = 3;

/**
 * Ways to get it with less at once: each takes the appointment apart into two. Both parts have a
 * time, or one at least; the complete ways stand first, whoever is done first before the others.
 */
export async function findSplits({
	catalog,
	stations,
	selection,
	now,
	hold,
}: Asked): Promise<Part[][]> {
	const online = onlineStations(catalog);
	// Where another station has it all, nobody need take it apart for that station.
	const whole = await listFreeTimes(online, selection, catalog, now, hold);
	const where = whole.length > 0 ? stations : online;
	const known = new Map<string, Part | null>();
	const ways: Part[][] = [];
	for (const { first, second } of splitsOf(selection)) {
		const parts = [await partOf(first), await partOf(second)];
		const free = parts.filter((part) => part !== null);
		if (free.length > 0) ways.push(free);
	}
	const lastDay = (way: Part[]) =>
		way
			.map(({ time }) => time.date)
			.sort()
			.at(-1) ?? "";
	return ways
		.sort((a, b) => b.length - a.length || lastDay(a).localeCompare(lastDay(b)))
		.slice(0, MAX_SPLITS);

	/** At the stations that were asked if they have a time. */
	async function partOf(part: Selection): Promise<Part | null> {
		const key = selectionEntries(part).join();
		const found = known.get(key) ?? (await search(part));
		known.set(key, found);
		return found;
	}

	async function search(part: Selection): Promise<Part | null> {
		const days = await listFreeTimes(where, part, catalog, now, hold);
		const times = days.flatMap((day) => day.times);
		const time =
			times.find(({ stationId }) =>
				stations.some(({ id }) => id === stationId),
			) ?? times[0];
		const station = online.find(({ id }) => id === time?.stationId);
		return time && station ? { selection: part, station, time } : null;
	}
}
