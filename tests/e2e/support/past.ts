import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isBusy } from "#lib/db/errors.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { NOW } from "#tests/support/booking.ts";
import type { Station } from "./test.ts";

/** Two weeks at this station or more, so that somebody did not come. */
export async function inventWeeks(
	station: Station,
	from: CivilDate = "2026-11-09",
) {
	const { services } = await getCatalog("de");
	const dates = datesBetween(from, "2026-11-22");
	await inventPast(
		[{ ...station, dates, onlineFrom: from }],
		services.filter(({ bookable }) => bookable),
		{ visitsADay: 25, firstReference: 20_000 * station.id },
	);
	await countFigures(from, "2026-11-22");
}

/** One after the other, as everybody who counts: who has waited too long for other tests begins anew. */
export async function countFigures(
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	for (;;)
		try {
			return await buildFigures(from, until, NOW);
		} catch (error) {
			if (!isBusy(error)) throw error;
		}
}
