import { globSync, readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { detailWords } from "#app/(staff)/admin/protokoll/_parts/detail-words.ts";
import { PERMISSIONS } from "#lib/auth/rules/permission.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import admin from "#messages/de/admin.json" with { type: "json" };

const { actions, values } = admin.audit;

/** Every action that is written down anywhere, as it stands in the source. */
function writtenActions(): string[] {
	const found = globSync("lib/**/*.ts", {
		exclude: (name) => name.includes("generated"),
	}).flatMap((file) => {
		const source = readFileSync(file, "utf8");
		if (!/\brecord(Alone|If)?\(|noteRead\(|noteRefused\(/.test(source))
			return [];
		return [...source.matchAll(/"((?!node:|noun:)[a-z-]+:[a-z-]+)"/g)].map(
			([, action = ""]) => action,
		);
	});
	const permissions = new Set<string>(PERMISSIONS);
	return [...new Set(found)].filter(
		(name) => !permissions.has(name) || name in actions,
	);
}

test("every action of the audit has German words", () => {
	const written = writtenActions();
	expect(written.length).toBeGreaterThan(40);
	const known = new Set(Object.keys(actions));
	expect(
		written.filter((action) => !known.has(action.replaceAll(":", "-"))),
	).toEqual([]);
});

test("every permission that somebody may lack has German words", () => {
	const known = new Set(Object.keys(values));
	expect(
		PERMISSIONS.filter((one) => !known.has(one.replaceAll(":", "-"))),
	).toEqual([]);
});

const t = createTranslator({
	locale: "de",
	messages: { admin },
	namespace: "admin.audit",
});
const user = "6f1f9d3e-5b0a-4c57-9d2a-1f2e3d4c5b6a";
const said = detailWords(
	t as Parameters<typeof detailWords>[0],
	[{ id: 3, shortName: "Meiderich" } as Station],
	[{ id: user, name: "Petra Probe" }],
);

test("what an entry holds is read in German sentences, not as JSON", () => {
	expect(said.subject(`user ${user}`)).toBe("Konto: Petra Probe");
	expect(said.subject("appointment 123456782")).toMatch(/^Termin 123.456.782$/);
	expect(said.subject("by email")).toBe("Gesucht nach: E-Mail-Adresse");
	expect(
		said.detail({ role: ["clerk", "lead"], stations: [3, 9], name: true }),
	).toEqual([
		"Aufgabe: Sachbearbeitung → Stationsleitung",
		"Stationen: Meiderich und Nr. 9",
		"Name: ja",
	]);
	expect(said.detail({ permission: "user:write" })).toEqual([
		"Fehlendes Recht: Konten verwalten",
	]);
	expect(
		said.detail({
			before: { durationMinutes: 15, popular: false },
			after: { durationMinutes: 20, popular: true },
		}),
	).toEqual([
		"Vorher: Dauer in Minuten: 15, Häufig gewählt: nein",
		"Nachher: Dauer in Minuten: 20, Häufig gewählt: ja",
	]);
	expect(said.detail({ startsAt: "2026-12-01T07:00:00Z" })[0]).toContain(
		"1.\u00a0Dezember, 8:00\u00a0Uhr",
	);
});

test("what nobody thought of stays readable, and nothing breaks it", () => {
	expect(
		said.detail({ someNewKey: "x", deeper: { andMore: [1, null] } }),
	).toEqual(["some new key: x", "deeper: and more: 1 und –"]);
	expect(said.detail(null)).toEqual([]);
	expect(said.detail("free words")).toEqual(["free words"]);
	expect(said.detail([])).toEqual(["keine"]);
	for (const odd of ["", "a.b", "{x}", "constructor", "keys", "user "])
		expect(said.subject(odd)).toBe(odd);
});
