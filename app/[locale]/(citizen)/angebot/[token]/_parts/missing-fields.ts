import { contactFields } from "#components/contact/contact-fields.ts";
import type { FieldSpec } from "#components/form/form-state.ts";
import {
	type ContactRule,
	missingContact,
} from "#lib/catalog/rules/contact-rule.ts";
import type { OfferView, WishPerson } from "#lib/wishes/wishes.ts";

/** What an appointment needs and the wish did not say: who comes, and what the station asks of everybody. */
export async function missingFields(
	{ needsName, brings }: Pick<OfferView, "needsName" | "brings">,
	person: WishPerson,
	/** Of the station. */
	rule: ContactRule,
): Promise<FieldSpec[]> {
	const { name, email, phone } = await contactFields(rule);
	const asksContact = !brings && missingContact(rule, person) !== null;
	return [...(needsName ? [name] : []), ...(asksContact ? [email, phone] : [])];
}
