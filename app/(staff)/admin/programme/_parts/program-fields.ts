import { getTranslations } from "next-intl/server";
import { type FieldSpec, inWords } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { ProgramView } from "#lib/programs/programs.ts";
import type { AgreementErrors } from "#lib/programs/rules/program-form.ts";
import { SCOPES } from "#lib/programs/rules/scope.ts";
import type { Sent } from "#lib/sent.ts";

/** What the city agrees upon with whoever runs a program. */
export async function programFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("programs.form");
	const scopes = await getTranslations("programs.scopes");
	const { stations } = await getCatalog("de");
	return [
		{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
		{
			type: "email",
			name: "contactEmail",
			label: t("contactEmail"),
			hint: t("contactHint"),
			autoComplete: "off",
		},
		{
			type: "ticks",
			name: "scopes",
			label: t("scopes"),
			options: SCOPES.map((scope) => ({ value: scope, text: scopes(scope) })),
		},
		{
			type: "branch",
			name: "where",
			label: t("where"),
			options: [
				{ value: "all", text: t("all") },
				{
					value: "some",
					text: t("some"),
					fields: [
						{
							type: "ticks",
							name: "stations",
							label: t("stations"),
							options: stations.map(({ slug, shortName }) => ({
								value: slug,
								text: shortName,
							})),
						},
					],
				},
			],
		},
		{
			type: "text",
			name: "hourMinutes",
			label: t("hourMinutes"),
			hint: t("hourMinutesHint"),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "text",
			name: "dayShare",
			label: t("dayShare"),
			hint: t("dayShareHint"),
			inputMode: "numeric",
			width: "half",
		},
	];
}

/** A program as the form has it; null: a new one. */
export function programValues(program: ProgramView | null): Sent {
	if (!program) return { where: "all" };
	const { stations } = program;
	return {
		name: program.name,
		contactEmail: program.contactEmail,
		scopes: program.scopes,
		where: stations === "all" ? "all" : "some",
		stations: stations === "all" ? [] : stations,
		hourMinutes: String(program.hourMinutes),
		dayShare: String(program.dayShare),
	};
}

export async function programErrors(
	errors: AgreementErrors,
): Promise<Record<string, string>> {
	const t = await getTranslations("programs.errors");
	return inWords(errors, (problem) => t(problem));
}
