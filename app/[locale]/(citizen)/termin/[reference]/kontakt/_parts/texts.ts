import { getTranslations } from "next-intl/server";
import { asksFor, type ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import type { ContactState } from "./contact-state.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function contactTexts(mask: string | null, rule: ContactRule) {
	const t = await getTranslations("manage.contact");
	const booking = await getTranslations("booking");
	const field = (name: "email" | "phone") => ({
		label: booking(`fields.${name}.label`),
		hint: booking(`fields.${name}.hint`),
		...(asksFor(rule, name) ? {} : { optional: booking("optional") }),
	});
	const refusal = (code: NonNullable<ContactState["refusal"]>) => ({
		title: t(`refusals.${code}.title`),
		text: t(`refusals.${code}.text`),
	});
	return {
		title: t("title"),
		lead: t("lead"),
		masked: mask && t("masked", { mask }),
		save: t("save"),
		keep: t("keep"),
		rule: rule === "none" ? null : booking(`contactRules.${rule}`),
		errorSummary: booking("errorSummary"),
		emailSlip: booking("emailSlip"),
		emailSlipText: t("emailSlipText"),
		takeEmail: booking("takeEmail"),
		leaveEmail: booking("leaveEmail"),
		mayAsk: booking("mayAsk"),
		fields: { email: field("email"), phone: field("phone") },
		errors: {
			"email-invalid": booking("errors.email-invalid"),
			"phone-invalid": booking("errors.phone-invalid"),
			"email-missing": booking("errors.email-missing"),
			"phone-missing": booking("errors.phone-missing"),
			"contact-missing": booking("errors.contact-missing"),
		},
		refusals: {
			busy: refusal("busy"),
			"too-late": refusal("too-late"),
			"too-many-changes": refusal("too-many-changes"),
			"unknown-appointment": refusal("unknown-appointment"),
		} satisfies Record<NonNullable<ContactState["refusal"]>, unknown>,
	};
}

export type ContactTexts = Awaited<ReturnType<typeof contactTexts>>;
