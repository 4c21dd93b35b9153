import type { z } from "zod";
import { type City, CityFiles, readCity } from "#lib/city/read-city.ts";
import type { Locale } from "#lib/text/locale.ts";
import categories from "./data/categories.json" with { type: "json" };
import groups from "./data/combine-groups.json" with { type: "json" };
import {
	closuresSchema,
	type RosterSeed,
	type RostersSeed,
	rostersSchema,
	servicesSchema,
	stationsSchema,
} from "./data/schema.ts";
import { plainRoster } from "./plain-roster.ts";

/** What a new installation begins with, out of the city's folder. */
export interface CityCatalogue {
	services: z.infer<typeof servicesSchema>;
	stations: z.infer<typeof stationsSchema>;
	/** Of the demo, by station. */
	rosters: Readonly<Record<string, RosterSeed>>;
	/** Of the demo. */
	closures: z.infer<typeof closuresSchema>;
}

const SERVICES = "services.json";
const STATIONS = "stations.json";
const ROSTERS = "demo/rosters.json";
const CLOSURES = "demo/closures.json";

/**
 * Stations and services of the city, and what its demo invents about them; without a plan of its own each station of the
 * demo has a plain one.
 * @throws CityFault with everything that is wrong, each with file and line
 */
export function readCatalogue(city: City): CityCatalogue {
	const files = new CityFiles(city.folder);
	const services = files.read(SERVICES, servicesSchema) ?? [];
	const stations = files.read(STATIONS, stationsSchema) ?? [];
	const rosters = files.has(ROSTERS)
		? (files.read(ROSTERS, rostersSchema) as RostersSeed | null)
		: null;
	const closures = files.has(CLOSURES)
		? (files.read(CLOSURES, closuresSchema) ?? [])
		: [];
	// What a file with mistakes refers to, nobody can say.
	files.refuseProblems();
	checkServices(files, services);
	checkStations(files, stations, city, rosters);
	checkLanguages(files, city.languages, { services, stations, closures });
	files.refuseProblems();
	return {
		services,
		stations,
		rosters:
			rosters ??
			Object.fromEntries(
				stations.map((station) => [station.slug, plainRoster(station)]),
			),
		closures,
	};
}

/** @throws CityFault with everything that is wrong with the folder of this city */
export function checkCity(name: string | undefined): void {
	readCatalogue(readCity(name));
}

function checkServices(
	files: CityFiles,
	services: CityCatalogue["services"],
): void {
	const knownCategories = new Set(categories.map(({ slug }) => slug));
	const knownGroups = new Set(groups.map(({ slug }) => slug));
	for (const [index, { category, combineGroup }] of services.entries()) {
		if (!knownCategories.has(category))
			files.complain(
				SERVICES,
				[index, "category"],
				`"${category}" is none of: ${[...knownCategories].join(", ")}`,
			);
		if (combineGroup && !knownGroups.has(combineGroup))
			files.complain(
				SERVICES,
				[index, "combineGroup"],
				`"${combineGroup}" is none of: ${[...knownGroups].join(", ")}`,
			);
	}
	complainOfTwins(files, SERVICES, services);
}

function checkStations(
	files: CityFiles,
	stations: CityCatalogue["stations"],
	city: City,
	rosters: RostersSeed | null,
): void {
	const known = new Set(stations.map(({ slug }) => slug));
	complainOfTwins(files, STATIONS, stations);
	for (const [index, { slug }] of stations.entries())
		if (rosters && !rosters[slug])
			files.complain(STATIONS, [index, "slug"], `has no plan in ${ROSTERS}`);
	for (const [index, { stations: own }] of city.demoAccounts.entries())
		for (const [place, slug] of own.entries())
			if (!known.has(slug))
				files.complain(
					"city.json",
					["demoAccounts", index, "stations", place],
					`"${slug}" is no station of ${STATIONS}: ${[...known].join(", ")}`,
				);
}

function complainOfTwins(
	files: CityFiles,
	file: string,
	entries: readonly { slug: string }[],
): void {
	const seen = new Set<string>();
	for (const [index, { slug }] of entries.entries()) {
		if (seen.has(slug))
			files.complain(file, [index, "slug"], `"${slug}" is there twice`);
		seen.add(slug);
	}
}

/** Whoever reads a page in a language of the city finds every name in it. */
function checkLanguages(
	files: CityFiles,
	languages: readonly Locale[],
	{ services, stations, closures }: Omit<CityCatalogue, "rosters">,
): void {
	const inFiles = {
		[SERVICES]: services,
		[STATIONS]: stations,
		[CLOSURES]: closures,
	};
	for (const [file, entries] of Object.entries(inFiles))
		for (const [index, { texts }] of entries.entries())
			for (const language of languages)
				if (!texts[language])
					files.complain(
						file,
						[index, "texts"],
						`lacks the language "${language}"`,
					);
}
