import type { CorrectContactRefusal } from "#lib/booking/commands/correct-contact.ts";
import type { ContactErrors, TypedContact } from "#lib/booking/schema.ts";
import type { MissingContact } from "#lib/catalog/contact-rule.ts";

/** What the form shows: as typed, and what is wrong with it. */
export interface ContactState {
	values: TypedContact;
	errors: ContactErrors;
	/** What was probably meant by the e-mail address; asked once. */
	suggestion: string | null;
	/** Not about one of the fields. */
	refusal: Exclude<CorrectContactRefusal, MissingContact> | null;
}
