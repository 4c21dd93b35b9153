import type { z } from "zod";
import { getCatalog } from "#lib/catalog/queries.ts";
import { clock } from "#lib/time.ts";
import { answering, CACHE, json } from "../answers.ts";
import type { stationsSchema } from "../contract.ts";
import { languageOf } from "../language.ts";

/** GET /api/v1/stations (design §9) */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const { stations } = await getCatalog(languageOf(request));
		const body: z.infer<typeof stationsSchema> = stations.map((station) => ({
			slug: station.slug,
			name: station.text.name,
			shortName: station.shortName,
			phase: station.phase,
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
			openingHours: station.buildingHours.map(({ weekday, from, until }) => ({
				weekday,
				from: clock(from),
				until: clock(until),
			})),
		}));
		return json(body, CACHE.catalog);
	});
}
