import { getTranslations } from "next-intl/server";
import { contactFields } from "#components/contact/contact-fields.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function contactTexts(
	mask: string | null,
	rule: ContactRule,
	/** Of the appointment: whoever is called must say where. */
	kind: Kind,
) {
	const fields = await contactFields(rule);
	const { optional: _, ...needed } = { optional: undefined, ...fields.phone };
	const t = await getTranslations("manage.contact");
	const booking = await getTranslations("booking");
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
		fields: kind === "phone" ? { ...fields, phone: needed } : fields,
	};
}

export type ContactTexts = Awaited<ReturnType<typeof contactTexts>>;
