import type { useTranslations } from "next-intl";
import {
	AGES,
	type Age,
	COMPANIONS,
	type Companion,
	CUSTODIES,
	type Custody,
} from "#lib/catalog/minors/rules/minor-case.ts";

/** The words of the three questions, for a form that has no translator of its own. */
export function minorTexts(t: ReturnType<typeof useTranslations<"minors">>) {
	const options = (values: readonly (Age | Companion | Custody)[]) =>
		values.map((value) => ({ value, text: t(`options.${value}`) }));
	return {
		term: t("term"),
		adult: t("question.adult"),
		adultSeveral: t("question.adultSeveral"),
		minor: t("question.minor"),
		next: t("question.next"),
		privacy: t("question.privacy"),
		impossible: t("question.impossible"),
		errorSummary: t("question.errorSummary"),
		age: {
			legend: t("question.age"),
			hint: t("question.ageHint"),
			options: options(AGES),
		},
		companion: {
			legend: t("question.companion"),
			options: options(COMPANIONS),
		},
		custody: {
			legend: t("question.custody"),
			hint: t("question.custodyHint"),
			options: options(CUSTODIES),
		},
	};
}

export type MinorTexts = ReturnType<typeof minorTexts>;
