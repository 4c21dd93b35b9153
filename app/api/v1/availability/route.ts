import type { z } from "zod";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { availabilityQuerySchema } from "#lib/availability/rules/schema.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	askedFor,
	minutesOf,
	parseSelection,
} from "#lib/catalog/rules/selection.ts";
import { exactNow } from "#lib/runtime/clock.ts";
import { clock } from "#lib/time.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import { badQuery, badRequest, badSelection } from "../_parts/bad-request.ts";
import type { availabilitySchema } from "../_parts/contract.ts";
import { languageOf } from "../_parts/language.ts";

/** GET /api/v1/availability (design §9): the same free times as on the pages. */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const params = new URL(request.url).searchParams;
		const query = availabilityQuerySchema.safeParse({
			station: params.get("station") ?? undefined,
			service: params.getAll("service"),
			from: params.get("from") ?? "",
			to: params.get("to") ?? "",
		});
		if (!query.success) return badQuery(query.error);
		const { from, to } = query.data;
		const at = exactNow();
		const catalog = await getCatalog(languageOf(request), at);
		const station = findStation(catalog, query.data.station);
		if (!station?.isPublic) return badRequest("station: no such station");
		const selection = parseSelection(query.data.service, catalog, {
			today: from,
			last: to,
		});
		if (!selection.ok) return badSelection(selection.error);
		const asked = askedFor(selection.value, catalog.limits);
		const [free] = await listFreeDays({
			stationIds: station.phase === "walk-in" ? [] : [station.id],
			...asked,
			channel: "online",
			from,
			until: to,
			now: at,
		});
		const body: z.infer<typeof availabilitySchema> = {
			station: station.slug,
			durationMinutes: minutesOf(selection.value, from),
			days: (free?.days ?? []).map(({ date, starts }) => ({
				date,
				durationMinutes: minutesOf(selection.value, date),
				starts: starts.map(clock),
			})),
		};
		return json(body, CACHE.availability);
	});
}
