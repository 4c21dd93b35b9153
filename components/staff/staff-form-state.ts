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
	/** Two stand beside each other where there is room. */
	half?: boolean;
} & (
	| {
			type: "text" | "email" | "password" | "number" | "date";
			autoComplete?: string;
			optional?: string;
	  }
	| { type: "lines"; rows: number; optional?: string }
	| { type: "choice" | "list" | "ticks"; options: readonly Option[] }
	| { type: "tick" }
);

interface Option {
	value: string;
	text: string;
}
