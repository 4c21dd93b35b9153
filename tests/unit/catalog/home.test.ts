import { expect, test } from "vitest";
import seeds from "#cities/duisburg/stations.json" with { type: "json" };
import type { Station } from "#lib/catalog/catalog.ts";
import {
	kilometresBetween,
	nearestFirst,
} from "#lib/catalog/rules/distance.ts";
import { findHome, listHomes } from "#lib/catalog/rules/home.ts";

const stations = seeds as unknown as Station[];
const bySlug = (slug: string) => {
	const station = stations.find((one) => one.slug === slug);
	if (!station) throw new Error(`no station ${slug}`);
	return station;
};

test("every Stadtbezirk and Ortsteil of the city can be chosen, and leads to its station", () => {
	const districts = listHomes(stations);
	expect(districts).toHaveLength(7);
	for (const { district, ortsteile } of districts)
		for (const home of [district, ...ortsteile])
			expect(findHome(stations, home.slug)?.station).toBe(district.station);
	expect(districts.flatMap(({ ortsteile }) => ortsteile)).toHaveLength(
		stations.flatMap(({ ortsteile }) => ortsteile).length,
	);
});

test.each([
	["marxloh", "Marxloh", "hamborn"],
	["sued", "Süd", "sued"],
	["kasslerfeld", "Kaßlerfeld", "stadtmitte"],
	["homberg-ruhrort-baerl", "Homberg/Ruhrort/Baerl", "homberg-ruhrort-baerl"],
])("%s is %s and belongs to %s", (slug, name, station) => {
	expect(findHome(stations, slug)).toMatchObject({
		name,
		station: { slug: station },
	});
});

test.each(["", "atlantis", "köln", "../etc"])("%j is no home", (slug) => {
	expect(findHome(stations, slug)).toBeNull();
});

test("kilometres as the crow flies", () => {
	// Walsum to Hamborn: some 4.7 km by map.
	expect(kilometresBetween(bySlug("walsum"), bySlug("hamborn"))).toBeCloseTo(
		4.7,
		0,
	);
	expect(kilometresBetween(bySlug("sued"), bySlug("sued"))).toBe(0);
});

test("the nearest station comes first", () => {
	const order = nearestFirst(stations, bySlug("hamborn")).map(
		({ slug }) => slug,
	);
	expect(order.slice(0, 2)).toEqual(["hamborn", "meiderich-beeck"]);
	expect(order.at(-1)).toBe("sued");
});
