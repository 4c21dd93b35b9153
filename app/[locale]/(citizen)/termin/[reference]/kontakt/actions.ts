"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { contactErrors } from "#components/contact/contact-fields.ts";
import { again } from "#components/form/form-state.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { withdrawLanguage } from "#lib/booking/manage/commands/withdraw-language.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { parseContact, typedContact } from "#lib/booking/rules/schema.ts";
import { fieldOfMissing, isMissing } from "#lib/catalog/rules/contact-rule.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";
import type { ContactState } from "./_parts/contact-form.tsx";

/** Corrects e-mail and phone; what was typed comes back with whatever is wrong. */
export async function correctContactAction(
	_: ContactState,
	form: FormData,
): Promise<ContactState> {
	const sent = sentIn(form);
	const link = sentLink(sent);
	const typed = typedContact(sent);
	const suggestion = suggestEmail(typed.email);
	const intent = textOf(sent, "intent");
	const values =
		intent === "take-email" && suggestion
			? { ...typed, email: suggestion }
			: typed;
	const parsed = parseContact(values);
	const unsaved = (
		wrong: Partial<ContactState>,
		asked: string | null = null,
	): ContactState => ({ ...again(values, wrong), suggestion: asked });
	if (!parsed.ok)
		return unsaved({ errors: await contactErrors(parsed.errors) }, suggestion);
	// Asked once: saving again, or saying that it is right, is an answer.
	if (suggestion && !intent && textOf(sent, "gefragt") !== values.email)
		return unsaved({}, suggestion);
	const { contact } = parsed;
	const corrected = await correctContact({
		link,
		contact,
		mayAsk: values.mayAsk !== "",
		now: now(),
	});
	if (corrected.ok) {
		const news = corrected.value.mailed ? "kontakt-mail" : "kontakt";
		redirect(
			paths(await getLocale()).appointment(link.reference, link.token, news),
		);
	}
	const { error } = corrected;
	if (isMissing(error))
		return unsaved({
			errors: await contactErrors({ [fieldOfMissing(error)]: error }),
		});
	const t = await getTranslations("manage.contact.refusals");
	return unsaved({
		notice: {
			kind: "warning",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	});
}

/** The desk is to see their language no longer. */
export async function withdrawLanguageAction(form: FormData): Promise<void> {
	const link = sentLink(sentIn(form));
	const done = await withdrawLanguage({ link, now: now() });
	redirect(
		paths(await getLocale()).appointment(
			link.reference,
			link.token,
			done.ok ? "sprache" : done.error === "busy" ? "busy" : undefined,
		),
	);
}
