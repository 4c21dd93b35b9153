import fc from "fast-check";
import { expect, test } from "vitest";
import { paths } from "#lib/paths/citizen.ts";
import {
	PUBLIC_PATHS,
	publicAddress,
} from "#scripts/server/finished/public-address.ts";

test.each([
	["/termine", "/termine"],
	["/", "/"],
	["/en", "/en"],
	["/en/termine?", "/en/termine"],
	[
		"/termine?dienst=reisepass:2&ort=alle",
		"/termine?dienst=reisepass:2&ort=alle",
	],
	// One order; the order of what was chosen stays.
	[
		"/termine?ort=alle&dienst=b&dienst=a",
		"/termine?dienst=b&dienst=a&ort=alle",
	],
	["/termine?utm_source=brief&dienst=a&fbclid=x", "/termine?dienst=a"],
	// How many of what was not chosen.
	[
		"/termine/ort?gewaehlt=1&dienst=a&n-a=2&n-b=7&n-c=1",
		"/termine/ort?dienst=a&gewaehlt=1&n-a=2",
	],
	[
		"/termine/zeit?dienst=a&kind=adult&ort=alle&tag=2026-11-25",
		"/termine/zeit?dienst=a&kind=adult&ort=alle&tag=2026-11-25",
	],
	[
		"/api/v1/availability?service=a&station=b",
		"/api/v1/availability?station=b&service=a",
	],
	["/termine?x=1", null],
	["/termine?ort=a&ort=b", null],
	["/termine/zeit?dienst=a&ort=alle&hinweis=slot-taken@08:15", null],
	["/termine/zeit?dienst=a&ort=alle&warten=abc", null],
	["/termine/zeit?dienst=a&ort=alle&schritt=reservieren", null],
	["/termine/kind?dienst=a&beantwortet=1&alter=6-9", null],
	["/rueckmeldung?t=abc", null],
	["/rueckmeldung/danke?nummer=7", null],
	["/barrierefreiheit?seite=/termine", null],
	["/barrierefreiheit/melden", null],
	["/termine/kind/einverstaendnis", "/termine/kind/einverstaendnis"],
	["/termine/", null],
	["/termin/482193507?t=abc", null],
	["/termine/reservierung/abc", null],
	["/team", null],
	["/anmelden", null],
	["/api/session", null],
	["/api/events?an=mitte", null],
	["/constructor", null],
	[`/termine?suche=${"ä".repeat(400)}`, null],
])("%s is kept as %s", (address, kept) => {
	expect(publicAddress(address)).toBe(kept);
});

const name = fc.oneof(
	fc.constantFrom(
		...["dienst", "kind", "ort", "bei", "gewaehlt", "suche", "monat", "tag"],
		...["n-a", "t", "r", "hinweis", "utm_source", "station", "service", "lang"],
	),
	fc.string({ maxLength: 8 }),
);
const query = fc
	.array(fc.tuple(name, fc.oneof(fc.constantFrom("a", "b"), fc.string())))
	.map((said) => new URLSearchParams(said).toString());

test("the address that an answer is kept under is its own, and says nothing that was not said", () => {
	fc.assert(
		fc.property(fc.constantFrom(...PUBLIC_PATHS), query, (path, said) => {
			const address = publicAddress(`${path}?${said}`);
			if (address === null) return;
			expect(publicAddress(address)).toBe(address);
			const before = [...new URLSearchParams(said)].map(String);
			const [, after = ""] = address.split("?");
			for (const entry of new URLSearchParams(after))
				expect(before).toContain(String(entry));
		}),
	);
});

test("whatever carries a token, a number or a note of somebody's own is never kept", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...PUBLIC_PATHS),
			query,
			fc.constantFrom(
				"t",
				"r",
				"nummer",
				"hinweis",
				"warten",
				"stand",
				"an",
				"seite",
			),
			fc.string(),
			(path, said, own, value) => {
				const entry = new URLSearchParams([[own, value]]);
				expect(publicAddress(`${path}?${said}&${entry}`)).toBeNull();
				expect(publicAddress(`${path}?${entry}&${said}`)).toBeNull();
			},
		),
	);
});

test("every link of ours to one of these pages has the form under which it is kept", () => {
	const choice = {
		services: ["reisepass:2", "ummeldung"],
		station: "mitte",
		minor: "6-9.one.joint",
		home: "rheinhausen",
	};
	for (const to of [paths("de"), paths("en")])
		for (const address of [
			to.start(),
			to.start({ ...choice, search: "Pass & Ausweis" }),
			to.minor(choice),
			to.where(choice, { order: "frueh" }),
			to.when(choice, { view: "liste", month: "2026-12", grouping: "station" }),
			to.when(choice, { day: "2026-11-25" }),
			to.waitTimes(),
			to.feedback({ station: "mitte" }),
			to.improvements(),
			to.effect(),
			to.imprint(),
			to.privacy(),
			to.accessibility(),
			to.signLanguage(),
			to.entry(),
		])
			expect(publicAddress(address)).toBe(address);
});
