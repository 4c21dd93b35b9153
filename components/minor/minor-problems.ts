import {
	GIVEN_FIELDS,
	type MinorProblem,
	PROBLEM_FIELDS,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	AGES,
	COMPANIONS,
	CUSTODIES,
} from "#lib/catalog/minors/rules/minor-case.ts";

/** The first choice of each question: where a link to the question leads. */
const FIRST = { age: AGES[0], companion: COMPANIONS[0], custody: CUSTODIES[0] };

export const anchorOf = (question: keyof typeof FIRST) =>
	`#${GIVEN_FIELDS[question]}-${FIRST[question]}`;

/** Which words stand above the problems: something is missing, or it cannot be done. */
export const titleKey = (problems: readonly MinorProblem[]) =>
	problems.some((problem) => problem.endsWith("-missing"))
		? "errorSummary"
		: "impossible";

/** Each problem as a sentence that leads to its question. */
export function minorProblems(
	problems: readonly MinorProblem[],
	sentence: (problem: MinorProblem) => string,
) {
	return problems.map((problem) => ({
		href: anchorOf(PROBLEM_FIELDS[problem]),
		text: sentence(problem),
	}));
}
