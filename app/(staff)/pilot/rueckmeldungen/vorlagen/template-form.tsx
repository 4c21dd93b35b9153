import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import type { Actor } from "#lib/auth/permission.ts";
import type { AnswerTemplate } from "#lib/feedback/template.ts";
import { locales } from "#lib/locale.ts";
import { formTexts } from "../../../form-texts.ts";
import { keptOr } from "../../../kept.tsx";
import { saveTemplateAction } from "./actions.ts";

/** Name and words of a template; null: a new one. */
export async function TemplateForm({
	actor,
	template,
}: {
	actor: Actor;
	template: AnswerTemplate | null;
}) {
	const t = await getTranslations("inbox.template");
	const form = template ? `vorlage-${template.id}` : "neu";
	const { values, before } = await keptOr(
		actor,
		{
			name: [template?.name ?? ""],
			...Object.fromEntries(
				locales.map((locale) => [
					`text-${locale}`,
					[template?.texts[locale] ?? ""],
				]),
			),
		},
		form,
	);
	return (
		<StaffForm
			id={form}
			action={saveTemplateAction}
			before={before}
			fields={[
				{ type: "text", name: "name", label: t("name"), hint: t("nameHint") },
				...locales.map((locale) => ({
					type: "lines" as const,
					name: `text-${locale}`,
					label: t(`textIn.${locale}`),
					hint: t("textHint"),
					rows: 5,
				})),
			]}
			values={values}
			hidden={{
				form,
				...(template
					? { vorlage: String(template.id), version: String(template.version) }
					: {}),
			}}
			texts={await formTexts(t(template ? "save" : "create"))}
		/>
	);
}
