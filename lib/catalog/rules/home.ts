import type { Station } from "#lib/catalog/catalog.ts";

/** Where somebody lives, as near as the city's stations tell. */
export interface Home {
	slug: string;
	/** An Ortsteil, or a whole Stadtbezirk. */
	name: string;
	/** The Stadtbezirk's own station; distances count from there. */
	station: Station;
}

/** A Stadtbezirk with its Ortsteile. */
interface HomeDistrict {
	district: Home;
	ortsteile: Home[];
}

/** Every Stadtbezirk that has Ortsteile to choose from, each once, in the order of the stations. */
export function listHomes(stations: readonly Station[]): HomeDistrict[] {
	const districts = new Map<string, HomeDistrict>();
	for (const station of stations) {
		if (station.ortsteile.length === 0) continue;
		const known = districts.get(station.district) ?? {
			district: homeOf(station.district, station),
			ortsteile: [],
		};
		known.ortsteile.push(
			...station.ortsteile.map((name) => homeOf(name, station)),
		);
		districts.set(station.district, known);
	}
	return [...districts.values()];
}

export function findHome(
	stations: readonly Station[],
	slug: string,
): Home | null {
	const homes = listHomes(stations).flatMap(({ district, ortsteile }) => [
		district,
		...ortsteile,
	]);
	return homes.find((home) => home.slug === slug) ?? null;
}

const homeOf = (name: string, station: Station): Home => ({
	slug: slugOf(name),
	name,
	station,
});

const UMLAUTS: Readonly<Record<string, string>> = {
	ä: "ae",
	ö: "oe",
	ü: "ue",
	ß: "ss",
};

/** "Wanheim-Angerhausen" → "wanheim-angerhausen", "Süd" → "sued" */
function slugOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
}
