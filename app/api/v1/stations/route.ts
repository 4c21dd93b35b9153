import type { z } from "zod";
import {
	offeredServices,
	publicStations,
	type Service,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { kindsFor, type RemoteKind } from "#lib/catalog/rules/kind.ts";
import { holdsUntil } from "#lib/finished/recording.ts";
import { now } from "#lib/runtime/clock.ts";
import { clock, isoOf } from "#lib/time.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import type { stationsSchema } from "../_parts/contract.ts";
import { languageOf } from "../_parts/language.ts";

/** GET /api/v1/stations (design §9) */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const at = now();
		const catalog = await getCatalog(languageOf(request), at);
		const stations = publicStations(catalog);
		const services = offeredServices(catalog);
		const body: z.infer<typeof stationsSchema> = stations.map((station) => ({
			slug: station.slug,
			name: station.text.name,
			shortName: station.shortName,
			phase: station.phase,
			onlineFrom:
				station.onlineFrom === null
					? null
					: isoOf(Temporal.Instant.fromEpochMilliseconds(station.onlineFrom)),
			district: station.district,
			address: {
				building: station.building,
				street: station.street,
				postcode: station.postcode,
				city: station.city,
			},
			location: {
				latitude: station.latitude,
				longitude: station.longitude,
			},
			phone: station.phone,
			confirmed: station.confirmed,
			withoutComing: {
				phone: slugsOf("phone", station, services),
				video: slugsOf("video", station, services),
			},
			openingHours: station.buildingHours.map(({ weekday, from, until }) => ({
				weekday,
				from: clock(from),
				until: clock(until),
			})),
		}));
		return json(body, cacheUntil(stations, at));
	});
}

const slugsOf = (
	kind: RemoteKind,
	station: Station,
	services: readonly Service[],
): string[] =>
	services
		.filter((service) => kindsFor(station, [{ service }]).includes(kind))
		.map(({ slug }) => slug);

/** Nobody is told an old phase after the second at which it changes. */
function cacheUntil(
	stations: readonly Station[],
	at: Temporal.Instant,
): string {
	const changes = stations.flatMap(({ onlineFrom }) => onlineFrom ?? []);
	const next = Math.min(...changes) - at.epochMilliseconds;
	if (next >= CATALOG_MS) {
		if (next < CATALOG_MS + MINUTE_MS)
			holdsUntil(at.epochMilliseconds + next - CATALOG_MS);
		return CACHE.catalog;
	}
	// Less with every second.
	holdsUntil(at.epochMilliseconds + 1_000);
	return `public, max-age=${Math.floor(next / 1_000)}`;
}

const CATALOG_MS = 300_000;
/** No answer holds longer than for the minute (lib/finished/recording.ts). */
const MINUTE_MS = 60_000;
