import { getTranslations } from "next-intl/server";
import {
	again,
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
} from "#components/form/form-state.ts";
import type { ReportRefusal } from "#lib/feedback/commands/send-report.ts";
import type {
	FeedbackType,
	Report,
	ReportProblem,
	TypedReport,
} from "#lib/feedback/feedback.ts";

export type ReportType = Exclude<FeedbackType, "opinion">;

/** The words of both reports are the same in number, and told apart by what they are about. */
export const reportWords = (type: ReportType) =>
	getTranslations(type === "fault" ? "faultReport" : "barrierReport");

/** What a report says: only the first field has to be filled in. */
export async function reportFields(
	type: ReportType,
): Promise<FieldSpec<keyof TypedReport>[]> {
	const t = await reportWords(type);
	const feedback = await getTranslations("feedback");
	const optional = t("optional");
	const words = (name: "text" | "page" | "when" | "email") => ({
		label: t(`fields.${name}.label`),
		hint: t(`fields.${name}.hint`),
	});
	return [
		{ name: "text", ...words("text"), type: "lines" },
		{ name: "page", ...words("page"), type: "text", optional },
		{ name: "when", ...words("when"), type: "datetime-local", optional },
		{ name: "email", ...words("email"), ...EMAIL, optional },
		{ name: "news", label: feedback("news"), type: "tick" },
	];
}

/** The form again, with what is wrong with it or why it was not taken. */
export async function reportAgain(
	type: ReportType,
	typed: TypedReport,
	wrong:
		| { errors: Partial<Record<keyof Report, ReportProblem>> }
		| { error: ReportRefusal | "trap" },
): Promise<FormState> {
	const t = await reportWords(type);
	const sent = { ...typed, art: type };
	if ("errors" in wrong)
		return again(sent, {
			errors: inWords(wrong.errors, (problem) => t(`errors.${problem}`)),
		});
	const { error } = wrong;
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`notices.${error}.title`),
			text: t(`notices.${error}.text`),
		},
	});
}
