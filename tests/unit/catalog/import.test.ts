import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isPublicAddress } from "#lib/catalog/import/commands/public-address.ts";
import {
	compare,
	type KnownService,
} from "#lib/catalog/import/rules/compare.ts";
import { plainLines } from "#lib/catalog/import/rules/plain-lines.ts";
import {
	type ImportedService,
	readXzufi,
} from "#lib/catalog/import/rules/xzufi.ts";

const sample = readFileSync("tests/fixtures/xzufi-40.xml", "utf8");
const services = (text: string): ImportedService[] => {
	const read = readXzufi(text);
	if (!read.ok) throw new Error(read.error);
	return read.value;
};

test("a file of forty services is read whole, in both languages, without any HTML", () => {
	const all = services(sample);
	expect(all).toHaveLength(40);
	expect(new Set(all.map(({ key }) => key)).size).toBe(40);
	for (const { key, fields } of all) {
		expect(key).toMatch(/^L100042 urn:de:musterland:leistung \d{9}$/);
		for (const name of [
			"name-de",
			"name-en",
			"summary-de",
			"summary-en",
		] as const)
			expect(fields[name]).toMatch(/^\S.{2,}$/);
		for (const value of Object.values(fields).flat())
			expect(value).not.toMatch(/<\/?[a-z]|&[a-z]+;|^\s|\s$/);
	}
	const documents = all.map(({ fields }) => fields["documents-de"] ?? []);
	expect(documents.filter((lines) => lines.length > 1).length).toBeGreaterThan(
		20,
	);
});

const file = (inner: string) =>
	`<?xml version="1.0"?><a:nachricht xmlns:a="urn:x"><a:schreibe><a:leistung>
		<a:id schemeAgencyID="A">7</a:id>${inner}</a:leistung></a:schreibe></a:nachricht>`;
const text = (code: string, inhalt: string, name = "") =>
	`<a:modulText><a:inhalt languageCode="de">${inhalt}</a:inhalt><a:leikaTextmodul><code>${code}</code>${name ? `<name>${name}</name>` : ""}</a:leikaTextmodul></a:modulText>`;

test("the name for people counts before the official one, and a module's name before its number", () => {
	const [first] = services(
		file(text("02", "Amtlich") + text("03", "Für Menschen")),
	);
	expect(first?.fields["name-de"]).toBe("Für Menschen");
	const [second] = services(
		file(text("99", "Nach Namen", "Leistungsbezeichnung")),
	);
	expect(second?.fields["name-de"]).toBe("Nach Namen");
	// Without a German name nobody knows what it is.
	expect(readXzufi(file(text("18", "Nur ein Satz")))).toEqual({
		ok: false,
		error: "no-services",
	});
});

test.each([
	["nothing", "", "no-xml"],
	["something else", "Guten Tag", "no-xml"],
	["a megabyte of blanks", `${" ".repeat(1_000_000)}x`, "no-xml"],
	["half of it", "<a><leistung><id>1", "no-services"],
	["XML about something else", "<a><b>1</b></a>", "no-services"],
	[
		"a file of ours that is read",
		`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${file(text("02", "&x;"))}`,
		"has-doctype",
	],
	[
		"a billion laughs",
		`<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>${file(text("02", "&y;"))}`,
		"has-doctype",
	],
])("%s is refused", (_, content, error) => {
	expect(readXzufi(content)).toEqual({ ok: false, error });
});

test("a deep file, an endless one and one that never closes its tags end", () => {
	const deep = `${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}`;
	expect(readXzufi(deep)).toEqual({ ok: false, error: "no-xml" });
	const many = `<a>${"<leistung><id>1</id></leistung>".repeat(20_000)}</a>`;
	expect(readXzufi(many)).toEqual({ ok: false, error: "too-many-services" });
	const open = text("02", "Name") + text("09", "&lt;".repeat(100_000));
	expect(services(file(open))[0]?.fields["documents-de"]).toHaveLength(1);
	expect(plainLines("<".repeat(100_000))).toHaveLength(1);
});

test("formatted texts become lines", () => {
	expect(
		plainLines(
			"<p>Eins &amp; zwei</p><ul><li>- drei</li><li>vier&nbsp;€&#8364;</li></ul><br/><script>x</script>",
		),
	).toEqual(["Eins & zwei", "drei", "vier €€", "x"]);
});

const known = (changes: Partial<KnownService> = {}): KnownService => ({
	id: 1,
	slug: "eins",
	name: "Eins",
	version: 1,
	sourceKey: "k",
	leikaKey: null,
	said: { "name-de": "Eins", "summary-de": "Alt" },
	current: { "name-de": "Eins", "summary-de": "Alt" },
	...changes,
});
const imported = (
	fields: ImportedService["fields"],
	more: Partial<ImportedService> = {},
): ImportedService => ({
	key: "k",
	leikaKey: null,
	fields,
	...more,
});
const kinds = (lines: ReturnType<typeof compare>) =>
	lines.map(({ kind }) => kind);

test("the same file once more changes nothing, whatever was written here since", () => {
	const same = imported({ "name-de": "Eins", "summary-de": "Alt" });
	expect(kinds(compare([same], [known()]))).toEqual(["unchanged"]);
	const edited = known({
		current: { "name-de": "Von Hand", "summary-de": "Alt" },
	});
	expect(kinds(compare([same], [edited]))).toEqual(["unchanged"]);
});

test("what the file changed is offered, and what was written by hand only on purpose", () => {
	const newer = imported({ "name-de": "Neu", "summary-de": "Neuer Satz" });
	const edited = known({
		current: { "name-de": "Von Hand", "summary-de": "Alt" },
	});
	expect(compare([newer], [edited])).toMatchObject([
		{
			kind: "changed",
			fields: [
				{ name: "name-de", before: "Von Hand", after: "Neu", isByHand: true },
				{
					name: "summary-de",
					before: "Alt",
					after: "Neuer Satz",
					isByHand: false,
				},
			],
		},
	]);
	// Written here just as the file has it by now: nothing to decide.
	const ahead = known({
		current: { "name-de": "Neu", "summary-de": "Neuer Satz" },
	});
	expect(kinds(compare([newer], [ahead]))).toEqual(["unchanged"]);
	// What the file says nothing about stays.
	expect(kinds(compare([imported({ "name-de": "Eins" })], [known()]))).toEqual([
		"unchanged",
	]);
});

test("new ones, missing ones and those that others keep under the same federal number are told apart", () => {
	const own = known({
		id: 2,
		slug: "zwei",
		sourceKey: null,
		leikaKey: "99000000000000",
		said: null,
	});
	const lines = compare(
		[
			imported({ "name-de": "Fremd" }, { key: "neu" }),
			imported(
				{ "name-de": "Anders" },
				{ key: "leika", leikaKey: "99000000000000" },
			),
		],
		[known(), own],
	);
	expect(kinds(lines)).toEqual(["new", "changed", "missing"]);
	expect(lines[1]).toMatchObject({
		known: { slug: "zwei" },
		fields: [{ isByHand: true }],
	});
});

test.each([
	["8.8.8.8", true],
	["2a00:1450:4001:82a::200e", true],
	["127.0.0.1", false],
	["10.1.2.3", false],
	["172.31.255.255", false],
	["172.32.0.1", true],
	["192.168.1.1", false],
	["169.254.169.254", false],
	["100.64.0.1", false],
	["0.0.0.0", false],
	["224.0.0.1", false],
	["255.255.255.255", false],
	["::1", false],
	["::", false],
	["::ffff:127.0.0.1", false],
	["::ffff:8.8.8.8", false],
	["fe80::1", false],
	["fd00::1", false],
	["2002:7f00:1::", false],
	["64:ff9b::7f00:1", false],
	["localhost", false],
	["", false],
])("whether %s lies in the public internet: %s", (address, isPublic) => {
	expect(isPublicAddress(address)).toBe(isPublic);
});
