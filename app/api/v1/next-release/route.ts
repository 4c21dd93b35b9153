import type { z } from "zod";
import { findNextRelease } from "#lib/availability/queries/free-days.ts";
import { nextReleaseQuerySchema } from "#lib/availability/rules/schema.ts";
import { findStation, onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor, parseSelection } from "#lib/catalog/rules/selection.ts";
import { now } from "#lib/runtime/clock.ts";
import { isoOf } from "#lib/time.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import { badQuery, badRequest, badSelection } from "../_parts/bad-request.ts";
import type { nextReleaseSchema } from "../_parts/contract.ts";
import { languageOf } from "../_parts/language.ts";

/** GET /api/v1/next-release: when new times come, as the page says it that has none. */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const params = new URL(request.url).searchParams;
		const query = nextReleaseQuerySchema.safeParse({
			station: params.get("station") ?? undefined,
			service: params.getAll("service"),
		});
		if (!query.success) return badQuery(query.error);
		const catalog = await getCatalog(languageOf(request));
		const slug = query.data.station;
		const station = slug === undefined ? null : findStation(catalog, slug);
		if (slug !== undefined && !station?.isPublic)
			return badRequest("station: no such station");
		const selection = parseSelection(query.data.service, catalog, "any");
		if (!selection.ok) return badSelection(selection.error);
		const release = await findNextRelease({
			stationIds: onlineStations(catalog)
				.filter(({ id }) => !station || station.id === id)
				.map(({ id }) => id),
			...askedFor(selection.value, catalog.limits),
			now: now(),
		});
		const body: z.infer<typeof nextReleaseSchema> = {
			station: station?.slug ?? null,
			nextRelease: release && isoOf(release.at),
			days: release?.days ?? [],
		};
		return json(body, CACHE.availability);
	});
}
