import type { useTranslations } from "next-intl";
import { minorProblems, titleKey } from "#components/minor/minor-problems.ts";
import {
	type GivenAnswers,
	givenBefore,
	isForChild,
	judgeMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import type { MinorRule } from "#lib/catalog/minors/rules/minor-case.ts";
import { needsCustodian } from "#lib/catalog/minors/rules/minors.ts";
import { minorInWords } from "#lib/catalog/rules/bring.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { ForWhom } from "./booking-state.ts";

/** What of the services matters here. */
interface Asked {
	rules: readonly MinorRule[];
	/** How many documents are chosen. */
	documents: number;
}

type Words = ReturnType<typeof useTranslations<"minors">>;

/** For whom the documents of a reservation are; what has just been ticked goes before what is stored. */
export function describeForWhom(
	{ rules, documents }: Asked,
	minorCase: string | null,
	given: GivenAnswers | undefined,
	t: Words,
	locale: Locale,
): ForWhom | null {
	if (rules.length === 0) return null;
	const judged = judgeMinor(rules, given ?? givenBefore(minorCase));
	return {
		words: minorInWords(minorCase, locale) ?? t("open"),
		given: given ?? givenBefore(minorCase),
		adult: isForChild(rules) ? null : documents > 1 ? "adultSeveral" : "adult",
		freeFrom16: rules.every((rule) => !needsCustodian(rule, "16-17")),
		problemTitle: titleKey(judged.ok ? [] : judged.problems),
	};
}

/** Why the ticked answers do not do. */
export function forWhomProblems(
	{ rules }: Asked,
	given: GivenAnswers,
	t: Words,
) {
	const judged = judgeMinor(rules, given);
	return judged.ok
		? []
		: minorProblems(judged.problems, (problem) => t(`problems.${problem}`));
}
