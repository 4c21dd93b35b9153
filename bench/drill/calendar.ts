import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { passport, type Wanted } from "../wanted.ts";

/** Every free time of a city, each once, in a mixed order: whoever books meets a lock now and then, never somebody else. */
export async function freeTimes(now: Temporal.Instant): Promise<Wanted[]> {
	const { stations, limits } = await getCatalog(defaultLocale);
	const service = await passport();
	const tomorrow = addDays(civilDateOf(now), 1);
	const found = await listFreeDays({
		stationIds: stations.map(({ id }) => id),
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from: tomorrow,
		until: addDays(tomorrow, 366),
		now,
	});
	const random = randomOf("drill");
	return found
		.flatMap(({ stationId, days }) => {
			const stationSlug =
				stations.find(({ id }) => id === stationId)?.slug ?? "";
			return days.flatMap(({ date, starts }) =>
				starts.map((start) => ({
					order: random(),
					wanted: { stationId, stationSlug, date, start },
				})),
			);
		})
		.sort((a, b) => a.order - b.order)
		.map(({ wanted }) => wanted);
}
