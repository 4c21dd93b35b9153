import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Minute,
} from "#lib/time.ts";
import { randomOf } from "#prisma/seed/random.ts";

/** A free time that somebody will ask for. */
export interface Wanted {
	stationId: number;
	stationSlug: string;
	date: CivilDate;
	start: Minute;
}

/** What everybody asks for. */
export async function passport(): Promise<Service> {
	const { services } = await getCatalog(defaultLocale);
	const service = services.find(({ slug }) => slug === "reisepass");
	if (!service) throw new Error("There are no passports.");
	return service;
}

/**
 * Free times all over the city, one for each station and day, in a mixed order: whoever asks for them at
 * once meets a lock now and then, but never a time that is taken.
 */
export async function listWanted(
	count: number,
	now: Temporal.Instant,
): Promise<Wanted[]> {
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
	const random = randomOf("wanted");
	return found
		.flatMap(({ stationId, days }) => {
			const stationSlug =
				stations.find(({ id }) => id === stationId)?.slug ?? "";
			return days.map(({ date, starts }) => ({
				order: random(),
				wanted: { stationId, stationSlug, date, start: starts[0] ?? 0 },
			}));
		})
		.sort((a, b) => a.order - b.order)
		.slice(0, count)
		.map(({ wanted }) => wanted);
}
