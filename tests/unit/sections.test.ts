import { expect, test } from "vitest";
import { sectionsOf } from "#app/[locale]/(citizen)/termine/_services/sections.ts";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { findingsOf } from "#lib/catalog/rules/choice.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const catalog: Catalog = {
	...seedCatalog(),
	stations: [
		{ slug: "mitte", phase: "pilot", isPublic: true },
		{ slug: "walsum", phase: "walk-in", isPublic: true },
	] as unknown as Catalog["stations"],
};
const service = (slug: string): Service => {
	const found = catalog.services.find((one) => one.slug === slug);
	if (!found) throw new Error(slug);
	return found;
};
const passport = service("reisepass");
const business = service("gewerbe-anmelden");
const parking = service("bewohnerparkausweis-hinweis");
const slugs = (services: Iterable<Service>) =>
	[...services].map(({ slug }) => slug);

test("without a search the popular ones stand above the categories, signposts never", () => {
	const { popular, ticked, above } = sectionsOf(catalog, [], [], []);
	expect(slugs(popular)).toContain("reisepass");
	expect(popular.every(({ bookable }) => bookable)).toBe(true);
	expect(ticked).toEqual([]);
	expect(slugs(above)).toEqual(slugs(popular));
});

test("with results what was ticked before stays in sight, and nothing stands twice", () => {
	const chosen = [passport, business];
	const { found, ticked, popular, above } = sectionsOf(
		catalog,
		chosen,
		[passport],
		[],
	);
	expect(slugs(found)).toEqual(["reisepass"]);
	expect(slugs(ticked)).toEqual(["gewerbe-anmelden"]);
	expect(popular).toEqual([]);
	expect(slugs(above)).toEqual(["reisepass", "gewerbe-anmelden"]);
});

test("what a notice shows is not repeated below", () => {
	expect(sectionsOf(catalog, [], [], [parking]).above).toContain(parking);
});

test.each([
	["a known service and station", ["reisepass:2"], "mitte", 0, [], "online"],
	["whichever station", ["reisepass"], "alle", 0, [], "any"],
	["nothing", [], undefined, 0, [], undefined],
	[
		"an unknown service",
		["reisepass", "quatsch", "x:2"],
		undefined,
		2,
		[],
		undefined,
	],
	[
		"a signpost, twice",
		[parking.slug, parking.slug],
		undefined,
		0,
		[parking.slug],
		undefined,
	],
	["a station without online appointments", [], "walsum", 0, [], "walk-in"],
	["an unknown station", [], "atlantis", 0, [], "unknown"],
	[
		"the names every object has",
		["__proto__", "constructor"],
		"toString",
		2,
		[],
		"unknown",
	],
] as const)(
	"a link with %s is understood",
	(_, services, station, unknown, elsewhere, kind) => {
		const findings = findingsOf({ services, station }, catalog);
		expect(findings.unknown).toBe(unknown);
		expect(slugs(findings.elsewhere)).toEqual(elsewhere);
		expect(findings.station?.kind).toBe(kind);
	},
);
