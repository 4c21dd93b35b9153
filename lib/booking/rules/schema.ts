import { z } from "zod";
import {
	type ContactRule,
	fieldOfMissing,
	type MissingContact,
	missingFor,
} from "#lib/catalog/rules/contact-rule.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { errorsIn, type Sent, typedIn } from "#lib/sent.ts";
import { isCostly } from "#lib/text/costly-number.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { isEmailAddress } from "./email-address.ts";

/** What a citizen may tell: the name is needed, nothing else is. */
export interface Details {
	/** Who comes. */
	name: string;
	/** Who books for them; null: they do it themselves. */
	bookedBy: string | null;
	email: string | null;
	phone: string | null;
}

/** Who books once more need not type it again: the rest is that of the appointment before (contact.ts). */
export interface SameContact {
	name: string;
	contact: "same";
}

export type DetailsRefusal =
	| "name-missing"
	| "name-too-long"
	| "booked-by-missing"
	| "email-invalid"
	| "phone-invalid"
	| MissingContact;

/** As typed, to show it again beside a message. */
export type TypedDetails = Record<keyof Details, string> & {
	/** Ticked: somebody books for another person, and `bookedBy` counts. */
	forOther: string;
	/** The number that a helper has agreed upon with the city; empty: none. */
	helper: string;
	/** "same": as in the appointment before, whatever stands in the fields. */
	contact: string;
	/** Ticked: we may ask by mail afterwards how it was. */
	mayAsk: string;
	/** Ticked: the desk may see their language. */
	showsLanguage: string;
	/** How they want to meet, where more than one way is offered; empty: at the counter. */
	kind: string;
};

/** The form before anybody has typed. */
export const NOTHING_TYPED: TypedDetails = {
	name: "",
	forOther: "",
	bookedBy: "",
	helper: "",
	contact: "",
	email: "",
	phone: "",
	mayAsk: "",
	showsLanguage: "",
	kind: "",
};

const MAX_NAME = 120;
/** What comes back to be put right. */
const MAX_SHOWN = 1_000;
/** Control characters and the marks that turn the reading direction of what follows. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const tidy = (text: string) =>
	text.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();

const personSchema = (missing: "name-missing" | "booked-by-missing") =>
	z
		.string()
		.transform(tidy)
		.pipe(
			z
				.string()
				.regex(/[\p{L}\p{N}]/u, missing)
				.refine((name) => [...name].length <= MAX_NAME, "name-too-long"),
		);

const emptyIsNull = (text: string) => (text === "" ? null : text);

const emailSchema = z
	.string()
	.transform((text) => emptyIsNull(tidy(text)))
	.pipe(z.string().refine(isEmailAddress, "email-invalid").nullable());

const phoneSchema = z
	.string()
	.transform((text) => emptyIsNull(tidy(text)))
	.pipe(
		z
			.string()
			.max(40, "phone-invalid")
			.refine(isPhone, "phone-invalid")
			.nullable(),
	);

/** Whatever keyboard it was typed on; five digits, because some numbers inside a town have no more. */
function isPhone(text: string): boolean {
	const plain = plainDigits(text);
	return (
		/^\+?[\d ()/.-]+$/.test(plain) &&
		plain.replace(/\D/g, "").length >= 5 &&
		!isCostly(plain)
	);
}

const nobody = z.string().transform(() => null);

const sameContactSchema = z.object({
	name: personSchema("name-missing"),
	contact: z.literal("same"),
});

/** The name alone. */
export function parseName(
	typed: string,
):
	| { ok: true; value: string }
	| { ok: false; error: "name-missing" | "name-too-long" } {
	const parsed = personSchema("name-missing").safeParse(typed);
	if (parsed.success) return { ok: true, value: parsed.data };
	const isLong = parsed.error.issues.some(
		({ message }) => message === "name-too-long",
	);
	return { ok: false, error: isLong ? "name-too-long" : "name-missing" };
}

const contactSchema = z.object({ email: emailSchema, phone: phoneSchema });

const detailsSchema = (forOther: boolean) =>
	contactSchema.extend({
		name: personSchema("name-missing"),
		bookedBy: forOther ? personSchema("booked-by-missing") : nobody,
	});

/** What can be corrected afterwards; the names cannot. */
export type Contact = Pick<Details, "email" | "phone">;
type TypedContact = Record<keyof Contact | "mayAsk", string>;
type ContactErrors = Partial<
	Record<keyof Contact, "email-invalid" | "phone-invalid" | MissingContact>
>;

/** @throws never, as parseDetails. */
export function parseContact(
	typed: TypedContact,
): { ok: true; contact: Contact } | { ok: false; errors: ContactErrors } {
	const parsed = contactSchema.safeParse(typed);
	return parsed.success
		? { ok: true, contact: parsed.data }
		: { ok: false, errors: errorsIn<ContactErrors>(parsed.error) };
}

export type DetailsErrors = Partial<Record<keyof Details, DetailsRefusal>>;

type DetailsResult =
	| { ok: true; details: Details | SameContact }
	| { ok: false; errors: DetailsErrors };

/**
 * @param rule of the station; staff book without
 * @param kind whoever is called must say where, whoever books
 * @throws never: whatever was typed is either details or named errors, one for each field.
 */
export function parseDetails(
	typed: TypedDetails,
	rule: ContactRule = "none",
	kind: Kind = "counter",
): DetailsResult {
	const parsed =
		typed.contact === "same"
			? sameContactSchema.safeParse(typed)
			: detailsSchema(typed.forOther !== "").safeParse(typed);
	if (!parsed.success)
		return { ok: false, errors: errorsIn<DetailsErrors>(parsed.error) };
	const details = parsed.data;
	// What an earlier appointment lends is looked at where it is known (commands/confirm-hold.ts).
	const missing = "contact" in details ? null : missingFor(rule, kind, details);
	return missing === null
		? { ok: true, details }
		: { ok: false, errors: { [fieldOfMissing(missing)]: missing } };
}

/** What a form sent, cut to a size that can be shown again; a missing field is an empty one. */
export function typedDetails(sent: Sent): TypedDetails {
	return typedIn(sent, NOTHING_TYPED, MAX_SHOWN);
}

export function typedContact(sent: Sent): TypedContact {
	return typedIn(sent, { email: "", phone: "", mayAsk: "" }, MAX_SHOWN);
}
