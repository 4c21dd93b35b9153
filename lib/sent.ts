import type { ZodError } from "zod";

/** What somebody sent, by field: with a form, or in an address. */
export type Sent = Readonly<
	Record<string, string | readonly string[] | undefined>
>;

/**
 * Everything a form sent, by field; files and what Next adds are left out. Each field is looked at once: a form may have
 * a thousand, and asking for all values of each name goes through all of them every time.
 */
export function sentIn(form: FormData): Record<string, string[]> {
	const fields = new Map<string, string[]>();
	for (const [name, value] of form)
		if (typeof value === "string" && !name.startsWith("$ACTION")) {
			const sent = fields.get(name);
			if (sent) sent.push(value);
			else fields.set(name, [value]);
		}
	return Object.fromEntries(fields);
}

/** No field of ours holds more. */
const LONGEST = 4_000;

/** One text of a form that says little more than which button was pressed; nothing and files are an empty text. */
export function sentText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value.slice(0, LONGEST) : "";
}

/** All texts of a field. */
export function textsOf(sent: Sent, name: string): readonly string[] {
	const value = sent[name];
	return typeof value === "string" ? [value] : (value ?? []);
}

/** The first text of a field; nothing sent is no text. */
export function textOf(sent: Sent, name: string): string {
	return textsOf(sent, name)[0] ?? "";
}

/** One text of each field that a form has, cut to a length that can be shown again; a missing one is empty. */
export function typedIn<Typed extends Record<string, string>>(
	sent: Sent,
	empty: Typed,
	longest: number,
): Typed {
	const typed = Object.keys(empty).map((name) => [
		name,
		textOf(sent, name).slice(0, longest),
	]);
	return Object.fromEntries(typed) as Typed;
}

/** Some of the fields. */
export function partOf<Value>(
	sent: Readonly<Record<string, Value>>,
	isWanted: (name: string) => boolean,
): Record<string, Value> {
	return Object.fromEntries(
		Object.entries(sent).filter(([name]) => isWanted(name)),
	);
}

/** What a schema finds wrong: the first of each field. */
export function errorsIn<Errors>({ issues }: ZodError): Errors {
	const first = issues
		.toReversed()
		.map(({ path, message }) => [path[0], message]);
	return Object.fromEntries(first) as Errors;
}
