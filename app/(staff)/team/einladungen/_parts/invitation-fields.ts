import { getTranslations } from "next-intl/server";
import { languageOptions } from "#app/(staff)/team/_form/language-options.ts";
import { EMAIL, type FieldSpec, inWords } from "#components/form/form-state.ts";
import {
	type InvitedErrors,
	MOST_TIMES,
} from "#lib/booking/invitation/rules/typed.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";

/** Whom, for what, where, how often and until when. */
export async function invitationFields(
	{ services }: Pick<Catalog, "services">,
	/** Where this account may book for somebody. */
	stations: readonly Station[],
): Promise<FieldSpec[]> {
	const t = await getTranslations("invitations.form");
	return [
		{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
		{
			...EMAIL,
			name: "email",
			label: t("email"),
			hint: t("emailHint"),
			optional: t("optional"),
			autoComplete: "off",
		},
		{
			type: "list",
			name: "service",
			label: t("service"),
			options: [
				{ value: "", text: t("choose") },
				...services
					.filter(({ bookable, isOffered }) => bookable && isOffered)
					.map(({ slug, text }) => ({ value: slug, text: text.name })),
			],
		},
		{
			type: "text",
			name: "quantity",
			label: t("quantity"),
			hint: t("quantityHint"),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "text",
			name: "times",
			label: t("times"),
			hint: t("timesHint", { max: String(MOST_TIMES) }),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "ticks",
			name: "stations",
			label: t("stations"),
			options: stations.map(({ slug, shortName }) => ({
				value: slug,
				text: shortName,
			})),
		},
		{
			type: "date",
			name: "lastDay",
			label: t("lastDay"),
			hint: t("lastDayHint"),
			width: "half",
		},
		{
			type: "list",
			name: "locale",
			label: t("locale"),
			options: languageOptions(),
		},
	];
}

export async function invitationErrors(
	errors: InvitedErrors,
): Promise<Record<string, string>> {
	const t = await getTranslations("invitations.errors");
	return inWords(errors, (problem) => t(problem));
}
