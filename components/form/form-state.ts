import type { HTMLAttributes } from "react";
import { partOf, type Sent, textOf } from "#lib/sent.ts";

/**
 * One way through every form, of citizens and of staff. It works without a script; its page comes back filled in.
 *
 * 1. **Parse.** The action reads the form once (`sentIn`, lib/sent.ts); a schema of the domain's rules makes a value of
 *    it, or names what is wrong with each field.
 * 2. **Command.** One command of the domain does it, or refuses with a literal.
 * 3. **Answer.** A redirect, or the form again as a `FormState`: as it was sent, each field's problem and the notice
 *    already in words, because a form's page has no catalogue. Nothing typed is lost.
 * 4. **View.** What a field is stands once, as a `FieldSpec` in `…-fields.ts` beside the page. `Form` shows a list of
 *    them; `FormPage` is a citizen's page that is nothing but one form. A form with parts of its own calls
 *    `useActionState` itself and puts together `FormTop`, `HiddenFields` and `FormField`, for citizens in a `FormFrame`,
 *    for staff in a `FormShell`. The booking form, which thousands send within minutes, is an `ActionForm` and gets its
 *    answer by a `formAnswer` instead (docs/decisions/0038). What somebody typed as their session ended is there again
 *    after signing in (`useKept`).
 *
 * A form that shows what it would do before it does it answers with a `ReviewState`.
 *
 * A form that changes something sends a mark of it along, as it was when it was shown. Where somebody else has saved
 * since, nothing is saved: the answer is `outdated`, each field says what is saved there now, and the form has the new
 * mark, so that sending it once more means it (`changedState`, app/(staff)/_parts/refused-state.ts).
 */
export interface FormState<Fields extends Sent = Sent> {
	/** As it was typed and ticked, and what travels with it. */
	sent: Fields;
	/** What is wrong, by the name of the field. */
	errors: Readonly<Record<string, string>>;
	/** What became of it, if that is not about one field. */
	notice: Notice | null;
	/** Somebody else has saved something since it was shown; left out: nobody has, as far as is known. */
	outdated?: Outdated;
}

/** Whoever sends it once more has been told, and means the newer state. */
interface Outdated {
	/** To tell beside each field what is saved there now; null: what is typed is no other state of what is saved. */
	words: NewerWords | null;
}

export interface NewerWords {
	/** Before what is saved now. */
	now: string;
	nothing: string;
	ticked: string;
	notTicked: string;
}

/** The form's answer may be a look at what it would do: nothing is saved yet. */
export interface ReviewState<Review, Fields extends Sent = Sent>
	extends FormState<Fields> {
	/** Null: still to be filled in. */
	review: Review | null;
}

export interface Notice {
	kind: "info" | "success" | "warning" | "danger";
	title: string;
	text?: string;
	/** To where it is about, each on a line. */
	links?: readonly { href: string; text: string }[];
}

/** A form before anybody has sent it. */
export function untouched<Fields extends Sent>(
	sent: Fields,
): FormState<Fields> {
	return { sent, errors: {}, notice: null };
}

/** The form again, as it was sent, with what is wrong. */
export function again<Fields extends Sent>(
	sent: Fields,
	wrong: Partial<Pick<FormState, "errors" | "notice" | "outdated">>,
): FormState<Fields> {
	return { ...untouched(sent), ...wrong };
}

/** One field: all that is said about it, and how it is typed in. */
export type FieldSpec<Name extends string = string> = {
	name: Name;
	label: string;
	hint?: string;
	/** Two or three stand beside each other where there is room. */
	width?: "half" | "third";
} & (
	| {
			type:
				| "text"
				| "email"
				| "tel"
				| "password"
				| "number"
				| "date"
				| "datetime-local";
			autoComplete?: string;
			inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
			/** The word for "need not be filled in", if so. */
			optional?: string | undefined;
			/** Of a number. */
			max?: number;
	  }
	| { type: "lines"; rows?: number; optional?: string | undefined }
	| {
			type: "choice";
			options: readonly DetailedOption[];
			/** How the answers stand. */
			className?: string;
	  }
	| {
			type: "list";
			options: readonly Option[];
			/** Further ones, each group under a name. */
			groups?: readonly OptionGroup[];
	  }
	| {
			type: "ticks";
			options: readonly Option[];
			/** Side by side where there is room. */
			isGrid?: boolean;
	  }
	/** A tick for each row in each column, sent as "row-column". */
	| { type: "grid"; rows: readonly Option[]; columns: readonly Option[] }
	| { type: "tick" }
	/** A choice that may ask for more; that stands below it. */
	| { type: "branch"; options: readonly Branch[] }
	/** Some that belong together, under one heading. */
	| { type: "group"; fields: readonly FieldSpec[] }
	/** Some that few people need: one opens them. */
	| { type: "more"; fields: readonly FieldSpec[] }
);

export interface Option {
	value: string;
	text: string;
}

export interface DetailedOption extends Option {
	/** What is to be known of it, on a line of its own. */
	detail?: string;
}

export interface OptionGroup {
	name: string;
	options: readonly Option[];
}

interface Branch extends Option {
	fields?: readonly FieldSpec[];
}

/** Every field there is, those that a choice asks for among them. */
export function namesOf(fields: readonly FieldSpec[]): string[] {
	return fields.flatMap((field) => {
		if (field.type === "group" || field.type === "more")
			return namesOf(field.fields);
		const more = field.type === "branch" ? field.options : [];
		return [field.name, ...more.flatMap(({ fields = [] }) => namesOf(fields))];
	});
}

/** The parts of a field of an e-mail address or phone number that are the same everywhere. */
export const EMAIL = {
	type: "email",
	inputMode: "email",
	autoComplete: "email",
} as const;
export const PHONE_NUMBER = { type: "tel", autoComplete: "tel" } as const;

/** An id begins with that of its form where the page has several. */
export const fieldId = (name: string, form?: string) =>
	form ? `${form}-${name}` : name;

/** What is wrong, in the order in which the fields stand, each line leading to its field. */
export function problemsOf(
	{ errors }: Pick<FormState, "errors">,
	names: readonly string[],
	form?: string,
): { href: string; text: string }[] {
	const others = Object.keys(errors).filter((name) => !names.includes(name));
	return [...names, ...others].flatMap((name) => {
		const text = errors[name];
		return text ? [{ href: `#${fieldId(name, form)}`, text }] : [];
	});
}

/** The same, each line with the name of its field: several fields of a form may lack the same. */
export function namedProblemsOf(
	state: Pick<FormState, "errors">,
	fields: readonly FieldSpec[],
	form?: string,
): { href: string; text: string }[] {
	const labels = labelsOf(fields);
	const problems = problemsOf(state, namesOf(fields), form);
	if (labels.size < 2) return problems;
	const byHref = new Map(
		[...labels].map(([name, label]) => [`#${fieldId(name, form)}`, label]),
	);
	return problems.map(({ href, text }) => {
		const label = byHref.get(href);
		return { href, text: label ? `${withColon(label)} ${text}` : text };
	});
}

/** A question and a sentence have their own end. */
const withColon = (label: string) =>
	/[.?!:]$/.test(label) ? label : `${label}:`;

/** How each field is called; one of a group by the group's name as well. */
export function labelsOf(
	fields: readonly FieldSpec[],
	group = "",
): Map<string, string> {
	return new Map(
		fields.flatMap((field): [string, string][] => {
			switch (field.type) {
				case "group":
					return [...labelsOf(field.fields, `${group}${field.label} – `)];
				case "more":
					return [...labelsOf(field.fields, group)];
				case "branch":
					return [
						[field.name, `${group}${field.label}`],
						...field.options.flatMap(({ fields = [] }) => [
							...labelsOf(fields, group),
						]),
					];
				default:
					return [[field.name, `${group}${field.label}`]];
			}
		}),
	);
}

/**
 * What is sent along, never shown. It stays as it was sent until whoever sends it has been told that it is outdated: a
 * page without scripts comes back whole after each answer, and with a newer mark beside older texts the next press would
 * overwrite what nobody has looked at.
 */
export const sentAlong = (
	hidden: Sent,
	{ sent, outdated }: Pick<FormState, "sent" | "outdated">,
): Sent =>
	outdated
		? hidden
		: { ...hidden, ...partOf<Sent[string]>(sent, (name) => name in hidden) };

/** Each field's problem as a sentence. */
export function inWords<Problem extends string>(
	errors: Readonly<Partial<Record<string, Problem>>>,
	sentence: (problem: Problem) => string,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(errors).flatMap(([name, problem]) =>
			problem ? [[name, sentence(problem)]] : [],
		),
	);
}

/** Ticked: something was sent. */
export const isTicked = (sent: Sent, name: string) => textOf(sent, name) !== "";
