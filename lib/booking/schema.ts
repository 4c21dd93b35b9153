import { z } from "zod";

/** What a citizen may tell about themselves: the name is needed, nothing else is. */
export interface Details {
	name: string;
	email: string | null;
	phone: string | null;
}

export type DetailsRefusal =
	| "name-missing"
	| "name-too-long"
	| "email-invalid"
	| "phone-invalid";

/** As typed, to show it again beside a message. */
export type TypedDetails = Record<keyof Details, string>;

const MAX_NAME = 120;
/** Control characters and the marks that turn the reading direction of what follows. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const tidy = (text: string) =>
	text.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();

const nameSchema = z
	.string()
	.transform(tidy)
	.pipe(
		z
			.string()
			.regex(/[\p{L}\p{N}]/u, "name-missing")
			.refine((name) => [...name].length <= MAX_NAME, "name-too-long"),
	);

const emptyIsNull = (text: string) => (text === "" ? null : text);

const emailSchema = z
	.string()
	.transform((text) => emptyIsNull(tidy(text)))
	.pipe(z.email("email-invalid").max(254, "email-invalid").nullable());

const phoneSchema = z
	.string()
	.transform((text) => emptyIsNull(tidy(text)))
	.pipe(
		z
			.string()
			.regex(/^\+?[\d\s()/.\-–]{5,40}$/u, "phone-invalid")
			.refine((text) => text.replace(/\D/g, "").length >= 5, "phone-invalid")
			.nullable(),
	);

const detailsSchema = z.object({
	name: nameSchema,
	email: emailSchema,
	phone: phoneSchema,
});

/** What can be corrected afterwards; the name cannot. */
export type Contact = Pick<Details, "email" | "phone">;
export type TypedContact = Record<keyof Contact, string>;
export type ContactErrors = Partial<Record<keyof Contact, DetailsRefusal>>;

/** @throws never, as parseDetails. */
export function parseContact(
	typed: TypedContact,
): { ok: true; contact: Contact } | { ok: false; errors: ContactErrors } {
	const parsed = detailsSchema.omit({ name: true }).safeParse(typed);
	return parsed.success
		? { ok: true, contact: parsed.data }
		: { ok: false, errors: errorsOf<keyof Contact>(parsed.error) };
}

export type DetailsResult =
	| { ok: true; details: Details }
	| { ok: false; errors: Partial<Record<keyof Details, DetailsRefusal>> };

/** @throws never: whatever was typed is either details or named errors, one for each field. */
export function parseDetails(typed: TypedDetails): DetailsResult {
	const parsed = detailsSchema.safeParse(typed);
	if (parsed.success) return { ok: true, details: parsed.data };
	return { ok: false, errors: errorsOf<keyof Details>(parsed.error) };
}

function errorsOf<Field extends string>({
	issues,
}: z.ZodError): Partial<Record<Field, DetailsRefusal>> {
	const errors: Partial<Record<Field, DetailsRefusal>> = {};
	for (const { path, message } of issues)
		errors[path[0] as Field] ??= message as DetailsRefusal;
	return errors;
}

/** What a form sent, cut to a size that can be shown again; a missing field is an empty one. */
export function typedDetails(form: FormData): TypedDetails {
	return { name: typed(form, "name"), ...typedContact(form) };
}

export function typedContact(form: FormData): TypedContact {
	return { email: typed(form, "email"), phone: typed(form, "phone") };
}

function typed(form: FormData, name: keyof Details): string {
	const value = form.get(name);
	return typeof value === "string" ? value.slice(0, 1_000) : "";
}
