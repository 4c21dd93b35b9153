import type { CorrectContactRefusal } from "#lib/booking/manage/commands/correct-contact.ts";
import type { ContactErrors, TypedContact } from "#lib/booking/rules/schema.ts";
import type { MissingContact } from "#lib/catalog/rules/contact-rule.ts";

/** What the form shows: as typed, and what is wrong with it. */
export interface ContactState {
	values: TypedContact;
	errors: ContactErrors;
	/** What was probably meant by the e-mail address; asked once. */
	suggestion: string | null;
	/** Not about one of the fields. */
	refusal: Exclude<CorrectContactRefusal, MissingContact> | null;
}
