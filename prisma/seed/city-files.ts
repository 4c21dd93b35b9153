import type { z } from "zod";
import { type City, CityFiles, readCity } from "#lib/city/read-city.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import categories from "./data/categories.json" with { type: "json" };
import groups from "./data/combine-groups.json" with { type: "json" };
import {
	closuresSchema,
	inOneLanguage,
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
	/** In each of the city's languages. */
	texts: ReadonlyMap<Locale, CityWords>;
	/** In every language, for people search in theirs, whatever the pages are written in. */
	searchWords: ReadonlyMap<string, Words<"search-words">>;
}

type File = keyof typeof inOneLanguage;
type Words<Name extends File> = z.infer<(typeof inOneLanguage)[Name]>;
/** In one language. */
export type CityWords = {
	[Name in Exclude<File, "search-words">]: Words<Name>;
};

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
	const texts = new Map(
		city.languages.map((language) => [
			language,
			wordsIn(files, language, closures.length > 0),
		]),
	);
	const searchWords = new Map(
		files
			.folders()
			.filter((language) => files.has(`${language}/search-words.json`))
			.map((language) => [
				language,
				readWords(files, language, "search-words") ?? {},
			]),
	);
	// What a file with mistakes refers to, nobody can say.
	files.refuseProblems();
	checkServices(files, services);
	checkStations(files, stations, city, rosters);
	const catalogue = {
		services,
		stations,
		rosters:
			rosters ??
			Object.fromEntries(
				stations.map((station) => [station.slug, plainRoster(station)]),
			),
		closures,
		texts,
		searchWords,
	};
	checkWords(files, catalogue);
	files.refuseProblems();
	return catalogue;
}

const readWords = <Name extends File>(
	files: CityFiles,
	language: string,
	name: Name,
) =>
	files.read(
		`${language}/${name}.json`,
		inOneLanguage[name] as z.ZodType,
	) as Words<Name> | null;

function wordsIn(
	files: CityFiles,
	language: Locale,
	hasClosures: boolean,
): CityWords {
	return {
		services: readWords(files, language, "services") ?? {},
		stations: readWords(files, language, "stations") ?? {},
		categories: readWords(files, language, "categories") ?? {},
		"answer-templates": readWords(files, language, "answer-templates") ?? {},
		closures: hasClosures ? (readWords(files, language, "closures") ?? {}) : {},
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
function checkWords(
	files: CityFiles,
	{ services, stations, closures, texts }: CityCatalogue,
): void {
	const german = texts.get(defaultLocale);
	const wanted: Record<keyof CityWords, readonly string[]> = {
		services: services.map(({ slug }) => slug),
		stations: stations.map(({ slug }) => slug),
		categories: categories.map(({ slug }) => slug),
		"answer-templates": Object.keys(german?.["answer-templates"] ?? {}),
		closures: closures.map(({ reason }) => reason),
	};
	for (const [language, words] of texts) {
		for (const [name, keys] of Object.entries(wanted)) {
			const file = `${language}/${name}.json`;
			const own = words[name as keyof CityWords];
			for (const key of keys)
				if (!own[key]) files.complain(file, [], `lacks "${key}"`);
			for (const key of Object.keys(own))
				if (!keys.includes(key))
					files.complain(file, [key], "is known to no other file");
		}
		for (const { slug, bookable } of services) {
			const text = words.services[slug];
			const file = `${language}/${SERVICES}`;
			if (!text) continue;
			if (bookable !== (text.referral === null))
				files.complain(file, [slug], "only signposts refer elsewhere");
			if (bookable && (text.documents.length === 0 || text.fee.length === 0))
				files.complain(
					file,
					[slug],
					"what can be booked says what to bring and what it costs",
				);
		}
	}
}
