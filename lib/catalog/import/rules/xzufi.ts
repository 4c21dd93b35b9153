import { XMLParser } from "fast-xml-parser";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import { plainLines } from "./plain-lines.ts";

/** What a file of XZuFi (2.1 to 2.3) says about a service, as far as there is a place for it here. */
export interface ImportedService {
	/** Who keeps it and its number there: the same in every file. */
	key: string;
	/** Of the federal list, 14 digits beginning with 99; null: it says none. */
	leikaKey: string | null;
	fields: ImportedFields;
}

/** Name, sentence, documents, hint and fees in each language, the words it is looked for by, and its federal number. */
export type ImportedField =
	| `${"name" | "summary" | "hint"}-${Locale}`
	| `${"documents" | "fees"}-${Locale}`
	| "searchWords"
	| "leikaKey";
/** A field that the file says nothing about is left out: then nothing is changed. */
export type ImportedFields = Partial<Record<ImportedField, string | string[]>>;

export type FileRefusal =
	| "no-xml"
	/** It declares entities or a document type: nothing that is needed, and a way to read or fill our memory. */
	| "has-doctype"
	| "no-services"
	| "too-many-services";

const MOST_SERVICES = 3_000;
const LONGEST_LINE = 500;
const LONGEST_TEXT = 4_000;
const MOST_WORDS = 100;
const LONGEST_WORD = 80;
const LONGEST_KEY = 200;
/** Far deeper than any file that is meant well. */
const DEEPEST = 60;

type Node = Readonly<Record<string, unknown>>;

/** Namespaces and versions differ; the names of the elements do not. */
const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: "@",
	textNodeName: "#",
	removeNSPrefix: true,
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: true,
	ignoreDeclaration: true,
	maxNestedTags: DEEPEST,
	// The five that every XML has; a file that declares others is refused before.
	processEntities: true,
	alwaysCreateTextNode: true,
	isArray: (_, path, __, isAttribute) =>
		!isAttribute && String(path).includes("."),
});

export function readXzufi(
	text: string,
): Result<ImportedService[], FileRefusal> {
	if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse("has-doctype");
	// Two patterns of blanks side by side would try every way to share them out.
	if (!text.trimStart().startsWith("<")) return refuse("no-xml");
	const found: Node[] = [];
	try {
		collect(parser.parse(text), found);
	} catch {
		return refuse("no-xml");
	}
	if (found.length > MOST_SERVICES) return refuse("too-many-services");
	const byKey = new Map<string, ImportedService>();
	for (const node of found) {
		const service = serviceOf(node);
		if (service) byKey.set(service.key, service);
	}
	return byKey.size === 0 ? refuse("no-services") : ok([...byKey.values()]);
}

/** Every `leistung` that has an id, wherever it stands: files wrap them differently. */
function collect(value: unknown, found: Node[], depth = 0): void {
	if (depth > DEEPEST || typeof value !== "object" || value === null) return;
	if (Array.isArray(value)) {
		for (const one of value) collect(one, found, depth + 1);
		return;
	}
	for (const [name, inner] of Object.entries(value)) {
		if (name === "leistung")
			found.push(
				...[inner]
					.flat()
					.filter((one): one is Node => isNode(one) && "id" in one),
			);
		else collect(inner, found, depth + 1);
	}
}

const isNode = (value: unknown): value is Node =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const nodesIn = (node: Node | undefined, name: string): Node[] =>
	[node?.[name] ?? []].flat().filter(isNode);

function textIn(node: Node | undefined, ...path: string[]): string {
	const inner = path.reduce<Node | undefined>(
		(one, name) => nodesIn(one, name)[0],
		node,
	);
	const text = inner?.["#"];
	return typeof text === "string" ? text.trim() : "";
}

const attributeOf = (node: Node | undefined, name: string): string => {
	const value = node?.[`@${name}`];
	return typeof value === "string" ? value : "";
};

function serviceOf(node: Node): ImportedService | null {
	const [id] = nodesIn(node, "id");
	const number = textIn(node, "id");
	if (number === "") return null;
	const key = [
		attributeOf(id, "schemeAgencyID"),
		attributeOf(id, "schemeID"),
		number,
	]
		.join(" ")
		.trim()
		.slice(0, LONGEST_KEY);
	const leika = textIn(node, "referenzLeiKa", "code");
	const fields: ImportedFields = {};
	for (const locale of locales) {
		const name = oneLine(
			textOf(node, NAME_FOR_PEOPLE, locale) || textOf(node, NAME, locale),
		);
		if (name) fields[`name-${locale}`] = name;
		const summary = shortened(
			textOf(node, SHORT, locale) || textOf(node, TEASER, locale),
		);
		if (summary) fields[`summary-${locale}`] = summary;
		const documents = bounded(plainLines(textOf(node, DOCUMENTS, locale)));
		if (documents.length > 0) fields[`documents-${locale}`] = documents;
		const hint = [
			...plainLines(textOf(node, HINTS, locale)),
			...plainLines(described(node, "modulFrist", locale)),
		]
			.join("\n")
			.slice(0, LONGEST_TEXT);
		if (hint) fields[`hint-${locale}`] = hint;
		const fees = bounded(plainLines(described(node, "modulKosten", locale)));
		if (fees.length > 0) fields[`fees-${locale}`] = fees;
	}
	const words = nodesIn(node, "modulBegriffImKontext")
		.flatMap((module) => nodesIn(module, "begriffImKontext"))
		.flatMap((one) => nodesIn(one, "begriff"))
		.map((one) => oneLine(String(one["#"] ?? "")).slice(0, LONGEST_WORD))
		.filter((word) => word !== "");
	if (words.length > 0)
		fields.searchWords = [...new Set(words)].slice(0, MOST_WORDS);
	if (!fields["name-de"]) return null;
	const leikaKey = /^99\d{12}$/.test(leika) ? leika : null;
	if (leikaKey) fields.leikaKey = leikaKey;
	return { key, leikaKey, fields };
}

/** A module of the federal list of text modules, by its number and, where that is missing, by its name. */
interface Module {
	code: string;
	name: RegExp;
}
const NAME: Module = { code: "02", name: /^Leistungsbezeichnung(?: I)?$/i };
const NAME_FOR_PEOPLE: Module = {
	code: "03",
	name: /^Leistungsbezeichnung II$/i,
};
const TEASER: Module = { code: "06", name: /^Teaser$/i };
const SHORT: Module = { code: "18", name: /^Kurztext$/i };
const DOCUMENTS: Module = { code: "09", name: /^Erforderliche Unterlagen$/i };
const HINTS: Module = { code: "16", name: /^Hinweise/i };

function textOf(node: Node, { code, name }: Module, locale: Locale): string {
	const module = nodesIn(node, "modulText").find((one) => {
		const called = textIn(one, "leikaTextmodul", "name");
		return called
			? name.test(called)
			: textIn(one, "leikaTextmodul", "code") === code;
	});
	return inLanguage(nodesIn(module, "inhalt"), locale);
}

const described = (node: Node, module: string, locale: Locale): string =>
	nodesIn(node, module)
		.map((one) => inLanguage(nodesIn(one, "beschreibung"), locale))
		.filter((text) => text !== "")
		.join("\n");

/** "de", "de-DE"; what says no language is German. */
function inLanguage(nodes: readonly Node[], locale: Locale): string {
	const own = nodes.find((one) => {
		const language = attributeOf(one, "languageCode") || "de";
		return language === locale || language.startsWith(`${locale}-`);
	});
	const text = own?.["#"];
	return typeof text === "string" ? text : "";
}

const oneLine = (text: string): string =>
	plainLines(text).join(" ").slice(0, LONGEST_LINE).trim();

/** The first sentences, as many as fit on a card. */
function shortened(text: string): string {
	const whole = plainLines(text).join(" ");
	if (whole.length <= LONGEST_SUMMARY) return whole;
	const cut = whole.slice(0, LONGEST_SUMMARY);
	const end = Math.max(
		cut.lastIndexOf(". "),
		cut.lastIndexOf("! "),
		cut.lastIndexOf("? "),
	);
	return end > 40
		? cut.slice(0, end + 1)
		: `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}
const LONGEST_SUMMARY = 200;

/** Lines that together fit into a field. */
function bounded(lines: readonly string[]): string[] {
	let length = 0;
	return lines
		.map((line) => line.slice(0, LONGEST_LINE))
		.filter((line) => {
			length += line.length + 1;
			return length <= LONGEST_TEXT;
		});
}
