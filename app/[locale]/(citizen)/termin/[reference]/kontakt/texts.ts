import { getTranslations } from "next-intl/server";
import type { CorrectContactRefusal } from "#lib/booking/commands/correct-contact.ts";
import type { DetailsRefusal } from "#lib/booking/schema.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function contactTexts() {
	const t = await getTranslations("manage.contact");
	const booking = await getTranslations("booking");
	const field = (name: "email" | "phone") => ({
		label: booking(`fields.${name}.label`),
		hint: booking(`fields.${name}.hint`),
	});
	const refusal = (code: CorrectContactRefusal) => ({
		title: t(`refusals.${code}.title`),
		text: t(`refusals.${code}.text`),
	});
	return {
		title: t("title"),
		lead: t("lead"),
		save: t("save"),
		keep: t("keep"),
		optional: booking("optional"),
		errorPrefix: booking("errorPrefix"),
		errorSummary: booking("errorSummary"),
		fields: { email: field("email"), phone: field("phone") },
		errors: {
			"email-invalid": booking("errors.email-invalid"),
			"name-missing": booking("errors.name-missing"),
			"name-too-long": booking("errors.name-too-long"),
			"phone-invalid": booking("errors.phone-invalid"),
		} satisfies Record<DetailsRefusal, string>,
		refusals: {
			busy: refusal("busy"),
			"too-late": refusal("too-late"),
			"too-many-changes": refusal("too-many-changes"),
			"unknown-appointment": refusal("unknown-appointment"),
		} satisfies Record<CorrectContactRefusal, unknown>,
	};
}

export type ContactTexts = Awaited<ReturnType<typeof contactTexts>>;
