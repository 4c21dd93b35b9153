import { getTranslations } from "next-intl/server";
import {
	EMAIL,
	type FieldSpec,
	PHONE_NUMBER,
} from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { IDENTITIES } from "#lib/privacy/privacy.ts";
import type { TypedPerson } from "#lib/privacy/rules/sought.ts";

type Spec = FieldSpec<
	keyof TypedPerson | "zahlen" | "kontakt" | "geschrieben" | "unterwegs"
>;

/** Four pairs of facts, one of which is enough, and how somebody showed who they are. Nothing of it is filled in by a browser. */
export async function personFields(): Promise<Spec[]> {
	const t = await getTranslations("person.search");
	const { stations } = await getCatalog("de");
	const typed = { autoComplete: "off", width: "half" } as const;
	return [
		{
			type: "choice",
			name: "ausweis",
			label: t("identity"),
			hint: t("identityHint"),
			options: IDENTITIES.map((value) => ({
				value,
				text: t(`identities.${value}`),
			})),
		},
		{ type: "tick", name: "gesehen", label: t("seen") },
		{
			type: "group",
			name: "zahlen",
			label: t("number"),
			hint: t("numberHint"),
			fields: [
				{
					...typed,
					type: "text",
					name: "nummer",
					label: t("reference"),
					inputMode: "numeric",
				},
				{
					...typed,
					type: "text",
					name: "pin",
					label: t("pin"),
					inputMode: "numeric",
				},
			],
		},
		{
			type: "group",
			name: "kontakt",
			label: t("contact"),
			hint: t("contactHint"),
			fields: [
				{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
				{ ...PHONE_NUMBER, ...typed, name: "telefon", label: t("phone") },
				{ ...EMAIL, ...typed, name: "email", label: t("email") },
			],
		},
		{
			type: "group",
			name: "geschrieben",
			label: t("feedback"),
			hint: t("feedbackHint"),
			fields: [
				{
					...typed,
					type: "text",
					name: "rueckmeldung",
					label: t("feedbackNumber"),
					inputMode: "numeric",
				},
				{
					...EMAIL,
					...typed,
					name: "antwortadresse",
					label: t("feedbackEmail"),
				},
			],
		},
		{
			type: "group",
			name: "unterwegs",
			label: t("afar"),
			hint: t("afarHint"),
			fields: [
				{ ...EMAIL, ...typed, name: "nummeradresse", label: t("afarEmail") },
				{
					type: "list",
					name: "nummerstation",
					label: t("afarStation"),
					width: "half",
					options: [
						{ value: "", text: t("afarNone") },
						...stations.map(({ slug, shortName }) => ({
							value: slug,
							text: shortName,
						})),
					],
				},
			],
		},
	];
}
