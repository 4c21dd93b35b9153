import { getTranslations } from "next-intl/server";
import { languageOptions } from "#app/(staff)/team/_form/language-options.ts";
import {
	EMAIL,
	type FieldSpec,
	inWords,
	PHONE_NUMBER,
} from "#components/form/form-state.ts";
import {
	DOCUMENTS,
	type DocumentKind,
} from "#lib/catalog/rules/document-kind.ts";
import type { Receiver } from "#lib/collection/collection.ts";
import { type NotedErrors, SAME_LOCALE } from "#lib/collection/rules/noted.ts";
import type { Sent } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What lies ready, for whom, and how they hear of it. */
export async function collectionFields(
	/** Said instead of a language that staff need not see; left out: they see it. */
	sameLocale?: "sameAsBooked" | "sameAsBefore" | undefined,
): Promise<FieldSpec[]> {
	const t = await getTranslations("collection.form");
	const documents = await getTranslations("collection.documents");
	const optional = t("optional");
	return [
		{
			type: "list",
			name: "document",
			label: t("document"),
			options: [
				{ value: "", text: t("choose") },
				...DOCUMENTS.map((value) => ({ value, text: documents(value) })),
			],
		},
		{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
		{
			...EMAIL,
			name: "email",
			label: t("email"),
			hint: t("emailHint"),
			optional,
			autoComplete: "off",
		},
		{
			...PHONE_NUMBER,
			name: "phone",
			label: t("phone"),
			optional,
			autoComplete: "off",
		},
		{
			type: "list",
			name: "locale",
			label: t("locale"),
			options: [
				...(sameLocale ? [{ value: SAME_LOCALE, text: t(sameLocale) }] : []),
				...languageOptions(),
			],
		},
	];
}

export const collectionValues = ({
	document,
	receiver,
	locale,
}: {
	document: DocumentKind | null;
	receiver: Receiver | null;
	locale: Locale | null;
}): Sent => ({
	document: document ?? "",
	name: receiver?.name ?? "",
	email: receiver?.email ?? "",
	phone: receiver?.phone ?? "",
	locale: locale ?? SAME_LOCALE,
});

export async function collectionErrors(
	errors: NotedErrors,
): Promise<Record<string, string>> {
	const t = await getTranslations("collection.errors");
	return inWords(errors, (problem) => t(problem));
}
