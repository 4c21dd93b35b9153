import { getTranslations } from "next-intl/server";
import {
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
	PHONE_NUMBER,
} from "#components/form/form-state.ts";
import type {
	DetailsRefusal,
	TypedDetails,
} from "#lib/booking/rules/schema.ts";
import { asksFor, type ContactRule } from "#lib/catalog/rules/contact-rule.ts";

/** Who comes, who books for them, and how we reach them; lib/booking/rules/schema.ts reads what is typed. */
export async function contactFields(
	/** Of the station: what it asks for must be filled in. */
	rule: ContactRule,
) {
	const t = await getTranslations("booking");
	const words = (name: "name" | "bookedBy" | "email" | "phone") => ({
		label: t(`fields.${name}.label`),
		hint: t(`fields.${name}.hint`),
	});
	const person = { type: "text", autoComplete: "name" } as const;
	const optional = (name: "email" | "phone") =>
		asksFor(rule, name) ? {} : { optional: t("optional") };
	return {
		name: { name: "name", ...words("name"), ...person },
		bookedBy: { name: "bookedBy", ...words("bookedBy"), ...person },
		helper: {
			name: "helper",
			label: t("fields.helper.label"),
			hint: t("fields.helper.hint"),
			type: "text",
			inputMode: "numeric",
			autoComplete: "off",
			optional: t("optional"),
		},
		email: { name: "email", ...words("email"), ...EMAIL, ...optional("email") },
		phone: {
			name: "phone",
			...words("phone"),
			...PHONE_NUMBER,
			...optional("phone"),
		},
		/** Whether we may ask by mail afterwards how it was. */
		mayAsk: { name: "mayAsk", label: t("mayAsk"), type: "tick" },
	} as const satisfies {
		[Name in keyof TypedDetails]?: FieldSpec<Name>;
	};
}

/** What is wrong with what was typed, in words. */
export async function contactErrors(
	errors: Readonly<Partial<Record<string, DetailsRefusal>>>,
): Promise<FormState["errors"]> {
	const t = await getTranslations("booking.errors");
	return inWords(errors, (problem) => t(problem));
}
