import { expect, test } from "vitest";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import {
	canCombine,
	checkSelection,
	findConflict,
	minutesOf,
	parseSelection,
	selectionEntries,
	splitsOf,
} from "#lib/catalog/rules/selection.ts";
import { exampleService } from "#tests/support/examples.ts";

const melde = {
	slug: "ausweis-melde",
	combinesWithin: true,
	combinesWithAll: false,
};
const bescheinigung = {
	slug: "bescheinigung",
	combinesWithin: true,
	combinesWithAll: true,
};
const kfz = { slug: "kfz", combinesWithin: true, combinesWithAll: false };

const DAY = "2026-11-24";

let id = 0;
function service(
	slug: string,
	overrides: Parameters<typeof exampleService>[0] = {},
): Service {
	id += 1;
	return exampleService({ id, slug, combineGroup: melde, ...overrides });
}

const reisepass = service("reisepass");
const meldebescheinigung = service("meldebescheinigung", {
	combineGroup: bescheinigung,
	durationMinutes: 10,
	extraMinutes: 5,
	maxQuantity: 5,
});
const fuehrerschein = service("fuehrerschein", { combineGroup: kfz });
const fundsache = service("fundsache", { combineGroup: null });
const parkausweis = service("parkausweis", { bookable: false });
const catalog: Catalog = {
	locale: "de",
	days: { today: DAY, last: "2026-12-31" },
	limits: { maxServices: 5, maxMinutes: 120 },
	categories: [],
	services: [
		reisepass,
		meldebescheinigung,
		fuehrerschein,
		fundsache,
		parkausweis,
	],
	stations: [],
};

test("two passports and a certificate take 15 + 10 + 10 minutes", () => {
	expect(
		minutesOf(
			[
				{ service: reisepass, quantity: 2 },
				{ service: meldebescheinigung, quantity: 1 },
			],
			DAY,
		),
	).toBe(35);
});

test.each([
	[reisepass, meldebescheinigung, true],
	[meldebescheinigung, fuehrerschein, true],
	[reisepass, fuehrerschein, false],
	[reisepass, fundsache, false],
	[meldebescheinigung, fundsache, false],
	[fundsache, service("other", { combineGroup: null }), false],
])(
	"whether $slug combines with another does not depend on the order",
	(a, b, expected) => {
		expect(canCombine(planOn(a, DAY), planOn(b, DAY))).toBe(expected);
		expect(canCombine(planOn(b, DAY), planOn(a, DAY))).toBe(expected);
	},
);

test("the message can name the two services that exclude each other", () => {
	const selection = [meldebescheinigung, reisepass, fuehrerschein].map(
		(one) => ({ service: one, quantity: 1 }),
	);
	expect(findConflict(selection, DAY)).toEqual([reisepass, fuehrerschein]);
});

test.each([
	[["reisepass:2", "meldebescheinigung"], { ok: true }],
	[["reisepass", "reisepass"], { ok: true }],
	[["reisepass", "meldebescheinigung:0"], { ok: true }],
	[[], { error: "nothing-selected" }],
	[["reisepass:0"], { error: "nothing-selected" }],
	[["reisepass:3"], { error: "quantity-out-of-range" }],
	[["reisepass:2", "reisepass"], { error: "quantity-out-of-range" }],
	[["reisepass:999"], { error: "quantity-out-of-range" }],
	[["reisepass:9999"], { error: "unknown-service" }],
	[["reisepass:-1"], { error: "unknown-service" }],
	[["reisepass:1.5"], { error: "unknown-service" }],
	[["'; DROP TABLE service"], { error: "unknown-service" }],
	[[""], { error: "unknown-service" }],
	[["parkausweis"], { error: "not-bookable" }],
	[["reisepass", "fuehrerschein"], { error: "cannot-combine" }],
	[["fundsache", "meldebescheinigung"], { error: "cannot-combine" }],
])("%j is read as %j", (entries, expected) => {
	expect(parseSelection(entries, catalog, DAY)).toMatchObject(expected);
});

test("the limits of the city are enforced at their edge", () => {
	const many = Array.from({ length: 6 }, (_, index) => ({
		service: service(`s${index}`),
		quantity: 1,
	}));
	expect(checkSelection(many.slice(0, 5), catalog.limits, DAY)).toMatchObject({
		ok: true,
	});
	expect(checkSelection(many, catalog.limits, DAY)).toEqual({
		ok: false,
		error: "too-many-services",
	});
	const long = service("long", {
		durationMinutes: 60,
		extraMinutes: 60,
		maxQuantity: 3,
	});
	expect(
		checkSelection([{ service: long, quantity: 2 }], catalog.limits, DAY),
	).toMatchObject({ ok: true });
	expect(
		checkSelection([{ service: long, quantity: 3 }], catalog.limits, DAY),
	).toEqual({ ok: false, error: "too-long" });
});

test("what is written into a URL is read back as the same choice", () => {
	const parsed = parseSelection(
		["meldebescheinigung:3", "reisepass"],
		catalog,
		DAY,
	);
	if (!parsed.ok) throw new Error(parsed.error);
	expect(selectionEntries(parsed.value)).toEqual([
		"meldebescheinigung:3",
		"reisepass",
	]);
});

test.each<[string, [string, number][], string[]]>([
	["one service", [["a", 1]], []],
	["two persons", [["a", 2]], ["a | a"]],
	[
		"two services: once, not once for either",
		[
			["a", 1],
			["b", 1],
		],
		["b | a"],
	],
	[
		"two persons and another service",
		[
			["a", 2],
			["b", 1],
		],
		["b | a:2", "a,b | a"],
	],
	[
		"three services",
		[
			["a", 1],
			["b", 1],
			["c", 1],
		],
		["b,c | a", "a,c | b", "a,b | c"],
	],
])("an appointment taken apart: %s", (_, chosen, expected) => {
	const selection = chosen.map(([slug, quantity]) => ({
		service: service(slug),
		quantity,
	}));
	const splits = splitsOf(selection).map(({ first, second }) =>
		[first, second].map((part) => selectionEntries(part).join()).join(" | "),
	);
	expect(splits).toEqual(expected);
});
