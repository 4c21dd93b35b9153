import { expect, test } from "vitest";
import { serviceOptions } from "#components/service/service-options.ts";
import type { Catalog, CombineGroup, Service } from "#lib/catalog/catalog.ts";
import type { CivilDate } from "#lib/time.ts";
import { exampleService } from "#tests/support/examples.ts";

const melde = { slug: "melde", combinesWithin: true, combinesWithAll: false };
const kfz = { slug: "kfz", combinesWithin: true, combinesWithAll: false };

function service(
	id: number,
	combineGroup: CombineGroup | null,
	bookable = true,
): Service {
	return {
		...exampleService({ combineGroup }),
		id,
		slug: `dienst-${id}`,
		bookable,
		fees: [
			{ from: "2020-01-01", lines: ["37,00 €", "Kinder 22,00 €"] },
			{ from: "2027-01-01", lines: ["46,00 €"] },
		],
		text: { lang: "de", name: `Dienst ${id}`, quantityLabel: "Personen" },
	} as unknown as Service;
}

const [passport, identityCard, licence, signpost] = [
	service(1, melde),
	service(2, melde),
	service(3, kfz),
	service(4, melde, false),
] as const;
const catalog = {
	services: [passport, identityCard, licence, signpost],
} as unknown as Catalog;
const options = (quantity: number, day: CivilDate = "2026-12-31") =>
	serviceOptions([{ service: passport, quantity }], catalog, day, String);

test("whoever changes the services finds the chosen ones ticked, with their quantity", () => {
	expect(options(2).map(({ quantity }) => quantity)).toEqual([2, 0, 0]);
});

test("a quantity that a link made up is no more than can be chosen", () => {
	expect(options(40)[0]?.quantity).toBe(2);
});

test("what stands alone is told from what can be added, and signposts are not offered", () => {
	expect(options(1).map(({ slug, fits }) => [slug, fits])).toEqual([
		["dienst-1", true],
		["dienst-2", true],
		["dienst-3", false],
	]);
});

test("length and fee stand beside each service", () => {
	expect(options(1)[0]?.facts).toBe("15 · 37,00 €");
});

test("the fee is that of the appointment's day", () => {
	expect(options(1, "2027-01-01")[0]?.facts).toBe("15 · 46,00 €");
});
