import {
	type Catalog,
	findStation,
	type Service,
	type Station,
} from "#lib/catalog/catalog.ts";
import { ANY_STATION, type Choice } from "#lib/paths/citizen.ts";

/** What an address asks for and cannot have, each of which is said (design §9: others link here). */
export interface LinkFindings {
	/** How many services we do not know. */
	unknown: number;
	/** Services that have no appointment here. */
	elsewhere: readonly Service[];
	/** What is to be said about `ort`; null if nothing was asked for. */
	station:
		| { kind: "online" | "walk-in"; station: Station }
		| { kind: "any" }
		| { kind: "unknown" }
		| null;
}

export function findingsOf(choice: Choice, catalog: Catalog): LinkFindings {
	const services = choice.services.map((entry) => {
		const [slug] = entry.split(":");
		return catalog.services.find((service) => service.slug === slug) ?? null;
	});
	const known = services.filter((service) => service !== null);
	return {
		unknown: services.length - known.length,
		elsewhere: [...new Set(known)].filter(({ bookable }) => !bookable),
		station: stationOf(choice.station, catalog),
	};
}

function stationOf(
	slug: string | undefined,
	catalog: Catalog,
): LinkFindings["station"] {
	if (!slug) return null;
	if (slug === ANY_STATION) return { kind: "any" };
	const station = findStation(catalog, slug);
	if (!station) return { kind: "unknown" };
	return { kind: station.phase === "walk-in" ? "walk-in" : "online", station };
}
