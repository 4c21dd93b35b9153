import { sentValues } from "#lib/sent-values.ts";

/** What was sent, by field. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** What a form of the portals shows: as typed, and what is wrong with it, in words. */
export interface StaffFormState {
	values: Values;
	errors: Readonly<Record<string, string>>;
	notice: Notice | null;
}

export interface Notice {
	kind: "info" | "success" | "warning" | "danger";
	title: string;
	text?: string;
}

/** A form as it begins, or again with what was typed and what is wrong. */
export function formState(
	values: Values = {},
	wrong: Partial<Pick<StaffFormState, "errors" | "notice">> = {},
): StaffFormState {
	return { values, errors: {}, notice: null, ...wrong };
}

/** Everything but passwords, which nobody gets back. */
export function typedValues(form: FormData): Values {
	return sentValues(form, (name) => !name.startsWith("$ACTION"));
}

/** The first text of a field; nothing sent is no text. */
export function textOf(values: Values, name: string): string {
	return values[name]?.[0] ?? "";
}

export type FieldSpec = {
	name: string;
	label: string;
	hint?: string;
	/** Two or three stand beside each other where there is room. */
	width?: "half" | "third";
} & (
	| {
			type: "text" | "email" | "tel" | "password" | "number" | "date";
			autoComplete?: string;
			optional?: string;
			/** Of a number. */
			max?: number;
	  }
	| { type: "lines"; rows: number; optional?: string }
	| { type: "choice"; options: readonly Option[] }
	| {
			type: "list";
			options: readonly Option[];
			/** Further ones, each group under a name. */
			groups?: readonly OptionGroup[];
	  }
	| { type: "ticks"; options: readonly Option[]; isGrid?: boolean }
	| { type: "tick" }
	/** A choice that may ask for more; that stands below it. */
	| { type: "branch"; options: readonly Branch[] }
	/** Some that belong together, under one heading. */
	| { type: "group"; fields: readonly FieldSpec[] }
);

export interface Option {
	value: string;
	text: string;
}

export interface OptionGroup {
	name: string;
	options: readonly Option[];
}

interface Branch extends Option {
	fields?: readonly FieldSpec[];
}
