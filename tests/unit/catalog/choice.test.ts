import { describe, expect, test } from "vitest";
import type { Catalog } from "#lib/catalog/catalog.ts";
import {
	type Chosen,
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { selectionEntries } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, sentIn } from "#lib/sent.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const catalog: Catalog = {
	...seedCatalog(),
	stations: [
		{ slug: "mitte", phase: "pilot" },
		{ slug: "walsum", phase: "walk-in" },
	] as unknown as Catalog["stations"],
};
const offline = { ...catalog, stations: catalog.stations.slice(1) };
const to = paths("de");
type Step = Parameters<typeof chosenFor>[0];

const goOn = (step: Step, sent: Sent, known = catalog) => {
	const chosen = chosenFor(step, readChoice(sent), known, to);
	return "elsewhere" in chosen ? chosen.elsewhere : null;
};

describe("a step leads back to the first one that is still open", () => {
	test.each<[string, Step, Sent, string]>([
		["nothing was chosen", "when", {}, "/termine?dienst="],
		[
			"a service is none of ours",
			"where",
			{ dienst: "quatsch", ort: "mitte" },
			"/termine?dienst=quatsch&ort=mitte",
		],
		[
			"nobody knows whose passport it is",
			"when",
			{ dienst: "reisepass", ort: "mitte" },
			"/termine/kind?dienst=reisepass&ort=mitte",
		],
		[
			"the answer does not hold for a passport",
			"where",
			{ dienst: "reisepass", kind: "6-9.alone" },
			"/termine/kind?dienst=reisepass&kind=6-9.alone",
		],
		[
			"no station is chosen",
			"when",
			{ dienst: "meldebescheinigung" },
			"/termine/ort?dienst=meldebescheinigung",
		],
		[
			"the station takes no appointments",
			"when",
			{ dienst: "meldebescheinigung", ort: "walsum" },
			"/termine/ort?dienst=meldebescheinigung&ort=walsum",
		],
		[
			"what is collected lies in one station",
			"when",
			{ dienst: "ausweis-abholung", ort: "alle" },
			"/termine/ort?dienst=ausweis-abholung&ort=alle",
		],
	])("because %s", (_, step, sent, address) => {
		expect(goOn(step, sent)).toBe(address);
	});

	test("nothing is booked online: the first page says so", () => {
		const sent = { dienst: "meldebescheinigung", ort: "alle" };
		expect(goOn("where", sent, offline)).toBe(to.start(readChoice(sent)));
		expect(goOn("when", sent, offline)).toBe(to.start(readChoice(sent)));
	});
});

test("what the first page's form sent is written the short way, and leads on where a station is known", () => {
	const sent = {
		gewaehlt: "1",
		dienst: "meldebescheinigung",
		"n-meldebescheinigung": "2",
	};
	expect(goOn("where", sent)).toBe("/termine/ort?dienst=meldebescheinigung:2");
	expect(goOn("where", { ...sent, ort: "mitte" })).toBe(
		"/termine/zeit?dienst=meldebescheinigung:2&ort=mitte",
	);
});

test.each<[string, Sent, Partial<Chosen["choice"]>, string | undefined]>([
	[
		"an adult's passport at one station",
		{ dienst: "reisepass:2", kind: "adult", ort: "mitte", bei: "neudorf" },
		{ minor: "adult", station: "mitte", home: "neudorf" },
		"mitte",
	],
	[
		"whichever station is first, without a question that does not matter",
		{ dienst: "meldebescheinigung", kind: "adult", ort: "alle" },
		{ minor: undefined, station: "alle" },
		undefined,
	],
])("a calendar is shown for %s", (_, sent, choice, station) => {
	const chosen = chosenFor("when", readChoice(sent), catalog, to);
	if ("elsewhere" in chosen) throw new Error(chosen.elsewhere);
	expect(chosen.choice).toMatchObject(choice);
	expect(chosen.minor).toBe(choice.minor);
	expect(chosen.station?.slug).toBe(station);
	expect(selectionEntries(chosen.selection)).toEqual(chosen.choice.services);
});

test("a form carries the choice as its address does", () => {
	const sent = {
		dienst: ["reisepass:2", "meldebescheinigung"],
		kind: "adult",
		ort: "mitte",
		bei: "neudorf",
	};
	const form = new FormData();
	for (const [name, value] of Object.entries(choiceFields(readChoice(sent))))
		for (const one of [value ?? []].flat()) form.append(name, one);
	expect(readChoice(sentIn(form))).toEqual(readChoice(sent));
});
