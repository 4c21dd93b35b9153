import type { useTranslations } from "next-intl";
import {
	givenBefore,
	minorProblems,
	titleKey,
} from "#app/[locale]/(citizen)/termine/kind/_parts/given.ts";
import {
	countDocuments,
	type GivenAnswers,
	isForChild,
	judgeMinor,
	minorRules,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { needsCustodian } from "#lib/catalog/minors/rules/minors.ts";
import { minorInWords } from "#lib/catalog/rules/bring.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { ForWhom } from "./booking-state.ts";

type Words = ReturnType<typeof useTranslations<"minors">>;

/** For whom the documents of a reservation are; what has just been ticked goes before what is stored. */
export function describeForWhom(
	selection: Selection,
	minorCase: string | null,
	given: GivenAnswers | undefined,
	t: Words,
	locale: Locale,
): ForWhom | null {
	const rules = minorRules(selection);
	if (rules.length === 0) return null;
	const several = countDocuments(selection) > 1;
	const judged = judgeMinor(rules, given ?? givenBefore(minorCase));
	return {
		words: minorInWords(minorCase, locale) ?? t("open"),
		given: given ?? givenBefore(minorCase),
		adult: isForChild(rules) ? null : several ? "adultSeveral" : "adult",
		freeFrom16: rules.every((rule) => !needsCustodian(rule, "16-17")),
		problemTitle: titleKey(judged.ok ? [] : judged.problems),
	};
}

/** Why the ticked answers do not do. */
export function forWhomProblems(
	selection: Selection,
	given: GivenAnswers,
	t: Words,
) {
	const judged = judgeMinor(minorRules(selection), given);
	return judged.ok
		? []
		: minorProblems(judged.problems, (problem) => t(`problems.${problem}`));
}
