import { type Sent, textsOf } from "#lib/sent.ts";
import {
	type FieldSpec,
	type FormState,
	fieldId,
	isTicked,
	labelsOf,
	type NewerWords,
} from "./form-state.ts";

/** What is saved now, beside what was typed on an older state. */
export interface Newer {
	/** As the form would begin. */
	saved: Sent;
	words: NewerWords;
}

/** An answer to be shown beside what is saved now, if it is outdated: its notice leads to each field that is different. */
export function withNewer<State extends FormState>(
	state: State,
	fields: readonly FieldSpec[],
	/** As the form would begin. */
	saved: Sent,
	form?: string,
): State & { newer?: Newer } {
	const words = state.outdated?.words;
	if (!words) return state;
	const newer = { saved, words };
	const links = newerLines(fields, state.sent, newer, form);
	return {
		...state,
		newer,
		notice: state.notice && { ...state.notice, links },
	};
}

/** What is saved in this field, in words; null: the same as is typed, or it has no value of its own. */
export function newerIn(
	field: FieldSpec,
	typed: Sent,
	{ saved, words }: Newer,
): string | null {
	const { name } = field;
	const inWords = (text: string) => `${words.now} ${text || words.nothing}`;
	switch (field.type) {
		case "group":
		case "more":
		case "password":
			return null;
		case "tick":
			return isTicked(typed, name) === isTicked(saved, name)
				? null
				: inWords(isTicked(saved, name) ? words.ticked : words.notTicked);
		case "choice":
		case "branch":
		case "ticks":
		case "grid":
		case "list": {
			const values = valuesOf(saved, name);
			if (isSame(valuesOf(typed, name), values)) return null;
			const texts = textsBy(field);
			return inWords(
				values.map((value) => texts.get(value) ?? value).join(", "),
			);
		}
		default: {
			const value = plain(saved, name);
			return plain(typed, name) === value ? null : inWords(value);
		}
	}
}

/** Every field in which something else is saved than is typed, those inside others among them. */
export function newerLines(
	fields: readonly FieldSpec[],
	typed: Sent,
	newer: Newer,
	form?: string,
): { href: string; text: string }[] {
	const labels = labelsOf(fields);
	return leavesOf(fields).flatMap((field) =>
		newerIn(field, typed, newer) === null
			? []
			: [
					{
						href: `#${fieldId(field.name, form)}`,
						text: labels.get(field.name) ?? field.label,
					},
				],
	);
}

function leavesOf(fields: readonly FieldSpec[]): FieldSpec[] {
	return fields.flatMap((field) => {
		switch (field.type) {
			case "group":
			case "more":
				return leavesOf(field.fields);
			case "branch":
				return [
					field,
					...field.options.flatMap(({ fields = [] }) => leavesOf(fields)),
				];
			default:
				return [field];
		}
	});
}

function textsBy(
	field: Extract<
		FieldSpec,
		{ type: "choice" | "branch" | "ticks" | "grid" | "list" }
	>,
): ReadonlyMap<string, string> {
	if (field.type === "grid")
		return new Map(
			field.rows.flatMap((row) =>
				field.columns.map((column): [string, string] => [
					`${row.value}-${column.value}`,
					`${row.text}, ${column.text}`,
				]),
			),
		);
	const groups = field.type === "list" ? (field.groups ?? []) : [];
	return new Map(
		[...field.options, ...groups.flatMap(({ options }) => options)].map(
			({ value, text }) => [value, text],
		),
	);
}

/** Nothing chosen and the empty choice are the same. */
const valuesOf = (sent: Sent, name: string) =>
	textsOf(sent, name).filter((value) => value !== "");

const isSame = (one: readonly string[], other: readonly string[]) =>
	one.toSorted().join("\n") === other.toSorted().join("\n");

const plain = (sent: Sent, name: string) =>
	(textsOf(sent, name)[0] ?? "").replaceAll("\r\n", "\n").trim();
