import { listTimes } from "#lib/availability/queries/free-days.ts";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { askedFor, type Selection } from "#lib/catalog/rules/selection.ts";

/** What staff may book: online and staff times of these stations, from right now on. */
export function listStaffTimes(
	stations: readonly Station[],
	selection: Selection,
	{ limits }: Pick<Catalog, "limits">,
	now: Temporal.Instant,
	movedId: string | null = null,
): Promise<FreeTimesOfDay[]> {
	return listTimes(stations, askedFor(selection, limits), {
		channel: "staff",
		now,
		ignoreIds: movedId ? [movedId] : [],
	});
}
