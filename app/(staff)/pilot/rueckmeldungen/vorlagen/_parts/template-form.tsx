import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { locales } from "#lib/text/locale.ts";
import { saveTemplateAction } from "../actions.ts";

/** Name and words of a template; null: a new one. */
export async function TemplateForm({
	template,
}: {
	template: AnswerTemplate | null;
}) {
	const t = await getTranslations("inbox.template");
	const form = template ? `vorlage-${template.id}` : "neu";
	return (
		<Form
			id={form}
			action={saveTemplateAction}
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
			sent={{
				name: [template?.name ?? ""],
				...Object.fromEntries(
					locales.map((locale) => [
						`text-${locale}`,
						[template?.texts[locale] ?? ""],
					]),
				),
			}}
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
