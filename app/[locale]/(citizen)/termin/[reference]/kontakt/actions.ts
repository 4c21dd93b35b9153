"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { parseContact, typedContact } from "#lib/booking/rules/schema.ts";
import { fieldOfMissing, isMissing } from "#lib/catalog/rules/contact-rule.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentLink } from "../_parts/link.ts";
import type { ContactState } from "./_parts/contact-state.ts";

/** Corrects e-mail and phone; what was typed comes back with whatever is wrong. */
export async function correctContactAction(
	_: ContactState,
	form: FormData,
): Promise<ContactState> {
	const link = sentLink(form);
	const typed = typedContact(form);
	const suggestion = suggestEmail(typed.email);
	const intent = form.get("intent");
	const values =
		intent === "take-email" && suggestion
			? { ...typed, email: suggestion }
			: typed;
	const parsed = parseContact(values);
	const unsaved = { values, errors: {}, suggestion: null, refusal: null };
	if (!parsed.ok) return { ...unsaved, errors: parsed.errors, suggestion };
	// Asked once: saving again, or saying that it is right, is an answer.
	if (suggestion && !intent && form.get("gefragt") !== values.email)
		return { ...unsaved, suggestion };
	const { contact } = parsed;
	const corrected = await correctContact({
		link,
		contact,
		mayAsk: values.mayAsk !== "",
		now: now(),
	});
	if (!corrected.ok) {
		const { error } = corrected;
		return isMissing(error)
			? { ...unsaved, errors: { [fieldOfMissing(error)]: error } }
			: { ...unsaved, refusal: error };
	}
	const news = corrected.value.mailed ? "kontakt-mail" : "kontakt";
	redirect(
		paths(await getLocale()).appointment(link.reference, link.token, news),
	);
}
