import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { languageFields } from "#components/form/language-fields.ts";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { isNeeded, locales } from "#lib/text/locale.ts";
import { saveTemplateAction } from "../actions.ts";

/** Name and words of a template; null: a new one. */
export async function TemplateForm({
	template,
}: {
	template: AnswerTemplate | null;
}) {
	const t = await getTranslations("inbox.template");
	const words = await getTranslations("staff.form");
	const form = template ? `vorlage-${template.id}` : "neu";
	return (
		<Form
			id={form}
			action={saveTemplateAction}
			fields={[
				{ type: "text", name: "name", label: t("name"), hint: t("nameHint") },
				...languageFields("more", words("moreLanguages"), (locale) => [
					{
						type: "lines",
						name: `text-${locale}`,
						label: t("textIn", { language: germanNameOf(locale) }),
						hint: t("textHint"),
						rows: 5,
						...(isNeeded(locale) ? {} : { optional: words("optional") }),
					},
				]),
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
