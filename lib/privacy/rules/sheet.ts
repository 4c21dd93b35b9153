import { parseCivilDate } from "#lib/civil-date.ts";
import type { Form, Held, Value } from "#lib/privacy/privacy.ts";
import { formatDate, formatList, formatTime } from "#lib/text/format.ts";
import { type CivilDate, civilDateOf, minuteOf } from "#lib/time.ts";
import { codeInWords, isFree } from "./codes.ts";
import { KINDS, type KindName, kindOf } from "./kinds.ts";
import { REGISTER } from "./register.ts";
import { FORMS, GROUNDS, keptFor, seenBy } from "./words.ts";

/** What is held about one person, by kinds of data, each with what the law wants said about it. */
export interface Sheet {
	sections: readonly Section[];
}

interface Section {
	kind: KindName;
	title: string;
	purpose: string;
	ground: string;
	seenBy: string;
	keptFor: string;
	exception: string | null;
	/** Rows of tables. */
	entries: readonly { model: string; facts: readonly Fact[] }[];
}

interface Fact {
	field: string;
	what: string;
	/** As it is stored, for a machine. */
	value: Value;
	/** For a person. */
	text: string;
	/** Null: in plain. */
	form: string | null;
}

/** Names for numbers. */
interface Names {
	settings: Readonly<Record<string, number>>;
	stations: ReadonlyMap<number, string>;
	services: ReadonlyMap<number, string>;
}

export function makeSheet(held: readonly Held[], names: Names): Sheet {
	const kinds = Object.keys(KINDS) as KindName[];
	return {
		sections: kinds.flatMap((kind) => {
			const entries = held.flatMap(({ model, rows }) =>
				rows.flatMap((row) => {
					const facts = factsOf(kind, model, row, names);
					return facts.length > 0 ? [{ model, facts }] : [];
				}),
			);
			if (entries.length === 0) return [];
			const { title, purpose, ground, exception } = kindOf(kind);
			return [
				{
					kind,
					title,
					purpose,
					ground: GROUNDS[ground],
					seenBy: seenBy(kindOf(kind)).join(", ") || "niemand",
					keptFor: keptFor(kindOf(kind), names.settings),
					exception: exception ?? null,
					entries,
				},
			];
		}),
	};
}

function factsOf(
	kind: KindName,
	model: string,
	row: Held["rows"][number],
	names: Names,
): Fact[] {
	const { personal = {} } = REGISTER[model] ?? {};
	return Object.entries(row).flatMap(([field, value]) => {
		const one = personal[field];
		if (one?.kind !== kind) return [];
		return [
			{
				field,
				what: one.what,
				value,
				text: textOf(field, value, names),
				form: formOf(one.form),
			},
		];
	});
}

const formOf = (form: Form) => (form === "plain" ? null : FORMS[form]);

function textOf(field: string, value: Value, names: Names): string {
	if (typeof value === "boolean") return value ? "ja" : "nein";
	if (typeof value === "number") return nameOf(field, value, names);
	if (typeof value === "string") return wordsOf(field, value);
	if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
		return formatList(
			value.map((one) => textOf(field, one, names)),
			"de",
		);
	return writtenIn(value).join(" · ") || "steht in der Datei";
}

/** What somebody wrote, wherever it stands within what a program keeps; the file has all of it. */
function writtenIn(value: Value | null, field = ""): string[] {
	if (typeof value === "string") return isFree(field) ? [value] : [];
	if (value === null || typeof value !== "object") return [];
	const parts = Array.isArray(value)
		? value.map((one) => [field, one] as const)
		: Object.entries(value);
	const all = parts.flatMap(([name, one]) => writtenIn(one, name));
	return [...new Set(all)];
}

function nameOf(field: string, value: number, names: Names): string {
	const list = /^stationIds?$/.test(field)
		? names.stations
		: field === "serviceId"
			? names.services
			: null;
	return list?.get(value) ?? String(value);
}

function wordsOf(field: string, text: string): string {
	if (INSTANT.test(text)) return momentOf(Temporal.Instant.from(text));
	const day = parseCivilDate(text);
	if (day) return dayOf(day);
	return codeInWords(field, text) ?? text;
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const momentOf = (instant: Temporal.Instant) =>
	`${dayOf(civilDateOf(instant))}, ${formatTime(minuteOf(instant), "de")}`;

/** Whoever keeps the sheet reads it years later. */
const dayOf = (date: CivilDate) =>
	`${formatDate(date, "de", "day")} ${date.slice(0, 4)}`;
