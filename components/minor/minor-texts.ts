import type { useTranslations } from "next-intl";
import type { FieldSpec } from "#components/form/form-state.ts";
import {
	GIVEN_FIELDS,
	type GivenAnswers,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	AGES,
	type Age,
	COMPANIONS,
	type Companion,
	CUSTODIES,
	type Custody,
} from "#lib/catalog/minors/rules/minor-case.ts";

/** The three questions and the words around them, for a form that has no translator of its own. */
export function minorTexts(t: ReturnType<typeof useTranslations<"minors">>) {
	const options = (values: readonly (Age | Companion | Custody)[]) =>
		values.map((value) => ({ value, text: t(`options.${value}`) }));
	const fields: Record<keyof GivenAnswers, FieldSpec> = {
		age: {
			name: GIVEN_FIELDS.age,
			label: t("question.age"),
			hint: t("question.ageHint"),
			type: "choice",
			options: options(AGES),
		},
		companion: {
			name: GIVEN_FIELDS.companion,
			label: t("question.companion"),
			type: "choice",
			options: options(COMPANIONS),
		},
		custody: {
			name: GIVEN_FIELDS.custody,
			label: t("question.custody"),
			hint: t("question.custodyHint"),
			type: "choice",
			options: options(CUSTODIES),
			className: "minor-custody",
		},
	};
	return {
		fields,
		term: t("term"),
		adult: t("question.adult"),
		adultSeveral: t("question.adultSeveral"),
		minor: t("question.minor"),
		next: t("question.next"),
		privacy: t("question.privacy"),
		impossible: t("question.impossible"),
		errorSummary: t("question.errorSummary"),
	};
}

export type MinorTexts = ReturnType<typeof minorTexts>;
