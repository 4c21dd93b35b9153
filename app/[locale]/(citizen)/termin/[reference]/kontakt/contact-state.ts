import type { CorrectContactRefusal } from "#lib/booking/commands/correct-contact.ts";
import type { ContactErrors, TypedContact } from "#lib/booking/schema.ts";

/** What the form shows: as typed, and what is wrong with it. */
export interface ContactState {
	values: TypedContact;
	errors: ContactErrors;
	refusal: CorrectContactRefusal | null;
}
