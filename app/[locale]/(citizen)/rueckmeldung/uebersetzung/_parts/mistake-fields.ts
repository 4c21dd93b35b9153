import { getTranslations } from "next-intl/server";
import {
	again,
	type FieldSpec,
	type FormState,
	inWords,
} from "#components/form/form-state.ts";
import type { ReportRefusal } from "#lib/feedback/commands/send-report.ts";
import type {
	TextReport,
	TextReportProblem,
	TypedTextReport,
} from "#lib/feedback/feedback.ts";

/** Only the first has to be filled in. */
export async function mistakeFields(): Promise<
	FieldSpec<keyof TypedTextReport>[]
> {
	const t = await getTranslations("language.report");
	const optional = (await getTranslations("faultReport"))("optional");
	return [
		{ name: "wrong", label: t("wrong"), hint: t("wrongHint"), type: "lines" },
		{
			name: "better",
			label: t("better"),
			hint: t("betterHint"),
			type: "lines",
			rows: 4,
			optional,
		},
		{ name: "page", label: t("page"), type: "text", optional },
	];
}

/** The form again, with what is wrong with it or why it was not taken. */
export async function mistakeAgain(
	typed: TypedTextReport,
	wrong:
		| { errors: Partial<Record<keyof TextReport, TextReportProblem>> }
		| { error: ReportRefusal | "trap" },
): Promise<FormState> {
	const t = await getTranslations("language.report");
	const report = await getTranslations("faultReport");
	if ("errors" in wrong)
		return again(typed, {
			errors: inWords(wrong.errors, (problem) =>
				problem === "wrong-missing"
					? t("wrongMissing")
					: report(`errors.${problem}`),
			),
		});
	const { error } = wrong;
	const notices = await getTranslations("mistake");
	return again(typed, {
		notice: {
			kind: "warning",
			title: report(`notices.${error}.title`),
			text:
				error === "too-many-reports"
					? report(`notices.${error}.text`)
					: notices(error),
		},
	});
}
