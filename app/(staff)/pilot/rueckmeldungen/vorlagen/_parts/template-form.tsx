import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { locales } from "#lib/text/locale.ts";
import { saveTemplateAction } from "../actions.ts";

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
