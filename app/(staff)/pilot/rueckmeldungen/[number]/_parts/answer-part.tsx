import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FeedbackView } from "#lib/feedback/inbox/rules/inbox.ts";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { defaultLocale, toLocale } from "#lib/text/locale.ts";
import { answerFeedbackAction } from "../actions.ts";

/** An answer by mail; it can begin with a template, in the language somebody wrote in. */
export async function AnswerPart({
	feedback,
	templates,
	chosen,
	hidden,
}: {
	feedback: FeedbackView;
	/** Those that can be chosen. */
	templates: readonly AnswerTemplate[];
	/** Id of the one that was; null: none. */
	chosen: number | null;
	/** Which feedback, as it is shown. */
	hidden: Readonly<Record<string, string>>;
}) {
	const t = await getTranslations("inbox.detail");
	const locale = toLocale(feedback.locale);
	const template = templates.find(({ id }) => id === chosen);
	const own = template?.outdated.includes(locale)
		? ""
		: template?.texts[locale];
	const first = own || template?.texts[defaultLocale] || "";
	return (
		<Section id="antworten-mail" title={t("answer")}>
			<nav
				aria-label={t("templates")}
				className="flex flex-wrap gap-x-16 gap-y-8"
			>
				<span className="text-muted">{t("templates")}:</span>
				{templates.length === 0 ? <span>{t("noTemplates")}</span> : null}
				{templates.map(({ id, name }) => (
					<a
						key={id}
						href={`${pilot.feedback(feedback.number, { template: id })}#antworten-mail`}
						aria-current={id === chosen ? "true" : undefined}
					>
						{name}
					</a>
				))}
				<a href={pilot.templates()}>{t("editTemplates")}</a>
			</nav>
			<Form
				id="antworten"
				action={answerFeedbackAction}
				fields={[
					{
						type: "lines",
						name: "answer",
						label: t("answerText"),
						hint:
							locale === defaultLocale
								? t("answerHint")
								: t("answerHintIn", { language: germanNameOf(locale) }),
						rows: 10,
					},
				]}
				sent={{ answer: [first] }}
				hidden={{ ...hidden, form: "antworten" }}
				texts={await formTexts(t("sendAnswer"))}
			/>
		</Section>
	);
}
