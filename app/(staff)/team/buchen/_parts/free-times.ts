import { listTimes } from "#lib/availability/queries/free-days.ts";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";

/** What staff may book: online and staff times of these stations, from right now on. */
export function listStaffTimes(
	stations: readonly Station[],
	selection: Selection,
	now: Temporal.Instant,
	movedId: string | null = null,
): Promise<FreeTimesOfDay[]> {
	return listTimes(stations, selection, {
		channel: "staff",
		now,
		ignoreIds: movedId ? [movedId] : [],
	});
}
