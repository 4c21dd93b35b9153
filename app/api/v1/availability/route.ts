import type { z } from "zod";
import { listFreeDays } from "#lib/availability/queries.ts";
import { availabilityQuerySchema } from "#lib/availability/schema.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import {
	minutesOf,
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/selection.ts";
import { now } from "#lib/clock.ts";
import { clock } from "#lib/time.ts";
import { answering, CACHE, json, problem } from "../answers.ts";
import type { availabilitySchema } from "../contract.ts";
import { languageOf } from "../language.ts";

const REFUSALS: Record<SelectionRefusal, string> = {
	"nothing-selected": "service: choose at least one service",
	"unknown-service": "service: no such service; see /api/v1/services",
	"not-bookable": "service: this service cannot be booked",
	"quantity-out-of-range":
		"service: the quantity is out of range; see maxQuantity",
	"too-many-services": "service: too many services in one appointment",
	"too-long": "service: the appointment would be too long",
	"cannot-combine": "service: these services cannot share an appointment",
};

const badRequest = (detail: string) => problem(400, "Bad request", detail);

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
		if (!query.success) {
			const issues = query.error.issues.map(
				({ path, message }) => `${String(path[0])}: ${message}`,
			);
			return badRequest(issues.join("; "));
		}
		const { from, to } = query.data;
		const catalog = await getCatalog(languageOf(request));
		const station = findStation(catalog, query.data.station);
		if (!station) return badRequest("station: no such station");
		const selection = parseSelection(query.data.service, catalog);
		if (!selection.ok) return badRequest(REFUSALS[selection.error]);
		const minutes = minutesOf(selection.value);
		const [free] = await listFreeDays({
			stationIds: station.phase === "walk-in" ? [] : [station.id],
			serviceIds: selection.value.map(({ service }) => service.id),
			minutes,
			channel: "online",
			from,
			until: to,
			now: now(),
		});
		const body: z.infer<typeof availabilitySchema> = {
			station: station.slug,
			durationMinutes: minutes,
			days: (free?.days ?? []).map(({ date, starts }) => ({
				date,
				starts: starts.map(clock),
			})),
		};
		return json(body, CACHE.availability);
	});
}
