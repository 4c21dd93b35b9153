import { expect, test } from "vitest";
import {
	again,
	type FieldSpec,
	namedProblemsOf,
	sentAlong,
	untouched,
} from "#components/form/form-state.ts";
import { newerIn, withNewer } from "#components/form/newer.ts";
import type { Sent } from "#lib/sent.ts";

const words = {
	now: "Jetzt gespeichert:",
	nothing: "nichts",
	ticked: "angekreuzt",
	notTicked: "nicht angekreuzt",
};
const notice = { kind: "warning", title: "Jemand war schneller" } as const;
const line = (name: string, label: string): FieldSpec => ({
	type: "text",
	name,
	label,
});
const FIELDS: readonly FieldSpec[] = [
	line("street", "Straße"),
	{
		type: "group",
		name: "names-de",
		label: "Name auf Deutsch",
		fields: [line("name-de", "Name"), line("summary-de", "Ein Satz dazu")],
	},
	{
		type: "more",
		name: "more",
		label: "Weitere Sprachen",
		fields: [line("name-tr", "Name auf Türkisch")],
	},
	{
		type: "branch",
		name: "kind",
		label: "Gibt es Termine?",
		options: [
			{ value: "yes", text: "Ja", fields: [line("minutes", "Minuten")] },
			{ value: "no", text: "Nein" },
		],
	},
	{ type: "tick", name: "listed", label: "Öffentlich zeigen" },
	{
		type: "ticks",
		name: "roles",
		label: "Aufgaben",
		options: [
			{ value: "lead", text: "Leitung" },
			{ value: "clerk", text: "Sachbearbeitung" },
		],
	},
];
const SAVED: Sent = {
	street: ["Weg 1"],
	"name-de": ["Rathaus"],
	"summary-de": ["Mitten in der Stadt"],
	"name-tr": ["Belediye"],
	kind: ["yes"],
	minutes: ["15"],
	listed: ["1"],
	roles: ["clerk", "lead"],
};

test("each line of the summary names its field, and the group it stands in", () => {
	const empty = "Dieses Feld darf nicht leer sein.";
	const errors = { "name-de": empty, "summary-de": empty, minutes: empty };
	expect(namedProblemsOf({ errors }, FIELDS, "f")).toEqual([
		{ href: "#f-name-de", text: `Name auf Deutsch – Name: ${empty}` },
		{
			href: "#f-summary-de",
			text: `Name auf Deutsch – Ein Satz dazu: ${empty}`,
		},
		{ href: "#f-minutes", text: `Minuten: ${empty}` },
	]);
});

test("a field that is called by a question or a sentence gets no colon", () => {
	expect(
		namedProblemsOf({ errors: { kind: "Wählen Sie.", listed: "Nein." } }, [
			...FIELDS.slice(3, 4),
			{ type: "tick", name: "listed", label: "Ich habe es gesehen." },
		]).map(({ text }) => text),
	).toEqual(["Gibt es Termine? Wählen Sie.", "Ich habe es gesehen. Nein."]);
});

test("the only field of a form needs no name, and what is no field has none", () => {
	expect(
		namedProblemsOf({ errors: { days: "Zu viel." } }, [line("days", "Tage")]),
	).toEqual([{ href: "#days", text: "Zu viel." }]);
	expect(
		namedProblemsOf({ errors: { "no-field": "Geht nicht." } }, FIELDS),
	).toEqual([{ href: "#no-field", text: "Geht nicht." }]);
});

test("a form keeps the mark it was sent with until it is said to be outdated", () => {
	const page = { slug: "mitte", version: "8" };
	const sent = { street: ["Weg 2"], slug: ["mitte"], version: ["7"] };
	expect(sentAlong(page, untouched({ street: ["Weg 1"] }))).toEqual(page);
	expect(
		sentAlong(page, again(sent, { errors: { street: "Zu lang." } })),
	).toEqual({ slug: ["mitte"], version: ["7"] });
	expect(
		sentAlong(page, again(sent, { notice, outdated: { words: null } })),
	).toEqual(page);
});

test("what is saved now stands at each field in which something else was typed, and only there", () => {
	const typed: Sent = {
		...SAVED,
		street: ["Weg 2"],
		"name-tr": [""],
		kind: ["no"],
		listed: [],
		roles: ["lead", "clerk"],
	};
	const state = withNewer(
		again(typed, { notice, outdated: { words } }),
		FIELDS,
		SAVED,
		"f",
	);
	expect(state.sent).toEqual(typed);
	expect(state.notice?.links).toEqual([
		{ href: "#f-street", text: "Straße" },
		{ href: "#f-name-tr", text: "Name auf Türkisch" },
		{ href: "#f-kind", text: "Gibt es Termine?" },
		{ href: "#f-listed", text: "Öffentlich zeigen" },
	]);
	const said = (saved: Sent, typed: Sent) =>
		FIELDS.map((field) => newerIn(field, typed, { saved, words }));
	expect(said(SAVED, typed)).toEqual([
		"Jetzt gespeichert: Weg 1",
		null,
		null,
		"Jetzt gespeichert: Ja",
		"Jetzt gespeichert: angekreuzt",
		null,
	]);
	expect(said({}, SAVED).slice(4)).toEqual([
		"Jetzt gespeichert: nicht angekreuzt",
		"Jetzt gespeichert: nichts",
	]);
	expect(said({ ...SAVED, roles: ["lead"] }, SAVED).at(-1)).toBe(
		"Jetzt gespeichert: Leitung",
	);
});

test("as a browser sends it back, a text of several lines is still the same", () => {
	const field: FieldSpec = { type: "lines", name: "words", label: "Text" };
	const saved = { words: "eins\nzwei" };
	expect(
		newerIn(field, { words: "eins\r\nzwei\r\n" }, { saved, words }),
	).toBeNull();
});

test("nothing is told beside the fields of an answer that is not outdated", () => {
	const state = again({ street: ["Weg 2"] }, { notice });
	expect(withNewer(state, FIELDS, SAVED)).toEqual(state);
});
