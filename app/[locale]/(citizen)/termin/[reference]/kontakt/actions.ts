"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { correctContact } from "#lib/booking/commands/correct-contact.ts";
import { parseContact, typedContact } from "#lib/booking/schema.ts";
import { now } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { sentLink } from "../link.ts";
import type { ContactState } from "./contact-state.ts";

/** Corrects e-mail and phone; what was typed comes back with whatever is wrong. */
export async function correctContactAction(
	_: ContactState,
	form: FormData,
): Promise<ContactState> {
	const link = sentLink(form);
	const values = typedContact(form);
	const parsed = parseContact(values);
	if (!parsed.ok) return { values, errors: parsed.errors, refusal: null };
	const { contact } = parsed;
	const corrected = await correctContact({ link, contact, now: now() });
	if (!corrected.ok) return { values, errors: {}, refusal: corrected.error };
	const news = corrected.value.mailed ? "kontakt-mail" : "kontakt";
	redirect(
		paths(await getLocale()).appointment(link.reference, link.token, news),
	);
}
