import { describe, expect, test } from "vitest";
import {
	QUICK_PICKS,
	quickPicksOf,
} from "#app/[locale]/(citizen)/termine/_services/quick-picks.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { readCity } from "#lib/city/read-city.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const labelsIn = (locale: Locale) =>
	((key: string) =>
		translator(
			"start",
			locale,
		)(`quick.${key}` as "title")) as unknown as Parameters<
		typeof quickPicksOf
	>[1];

/** What whoever follows a situation must find, wherever the words come from. */
const EXPECTED: Record<(typeof QUICK_PICKS)[number]["key"], string[]> = {
	move: ["wohnsitz-anmelden", "wohnsitz-ummelden", "adresse-im-ausweis"],
	new: ["wohnsitz-anmelden"],
	lost: ["verlust-personalausweis", "verlust-reisepass"],
	child: ["personalausweis-kind", "reisepass"],
	collect: ["ausweis-abholung"],
	licence: ["fuehrerschein-umtausch"],
	record: ["fuehrungszeugnis"],
};

describe.each(readCity(undefined).languages)(
	"the everyday situations in %s",
	(locale) => {
		const catalog = seedCatalog(locale);
		const picks = quickPicksOf(catalog, labelsIn(locale));

		test("all lead somewhere", () => {
			expect(picks).toHaveLength(QUICK_PICKS.length);
			expect(new Set(picks.map(({ label }) => label)).size).toBe(picks.length);
		});

		test.each(QUICK_PICKS.map(({ key }, index) => [key, index] as const))(
			"%s finds what it promises at the top",
			(key, index) => {
				const search = picks[index]?.search ?? "";
				const top = searchServices(catalog, search).map(({ slug }) => slug);
				expect(top.slice(0, 5)).toEqual(expect.arrayContaining(EXPECTED[key]));
			},
		);

		test("tick only what they find", () => {
			for (const { search, ticks } of picks)
				if (ticks) expect(searchServices(catalog, search)[0]?.slug).toBe(ticks);
		});
	},
);

test("a situation nothing is known for is left out, and what does not exist is not ticked", () => {
	const catalog = seedCatalog();
	const services = catalog.services.filter(({ slug }) => slug === "reisepass");
	const picks = quickPicksOf({ ...catalog, services }, labelsIn("de"));
	expect(picks.map(({ ticks }) => ticks)).toEqual(picks.map(() => null));
	expect(picks.length).toBeLessThan(QUICK_PICKS.length);
});
