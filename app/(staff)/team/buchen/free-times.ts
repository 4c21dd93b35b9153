import { listFreeDays } from "#lib/availability/queries.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { minutesOf, type Selection } from "#lib/catalog/selection.ts";
import { type FreeTimesOfDay, mergeDays } from "#lib/free-times.ts";
import { addDays, civilDateOf } from "#lib/time.ts";

/** What staff may book: online and staff times of these stations, from right now on. */
export async function listStaffTimes(
	stations: readonly Station[],
	selection: Selection,
	now: Temporal.Instant,
	movedId: string | null = null,
): Promise<FreeTimesOfDay[]> {
	if (stations.length === 0) return [];
	const today = civilDateOf(now);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	return mergeDays(
		await listFreeDays({
			stationIds: stations.map(({ id }) => id),
			serviceIds: selection.map(({ service }) => service.id),
			minutes: minutesOf(selection),
			channel: "staff",
			from: today,
			until: addDays(today, horizon),
			now,
			ignoreIds: movedId ? [movedId] : [],
		}),
	);
}
