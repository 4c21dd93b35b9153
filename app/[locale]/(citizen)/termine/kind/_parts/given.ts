import {
	type GivenAnswers,
	type MinorProblem,
	PROBLEM_FIELDS,
	parseMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	AGES,
	COMPANIONS,
	CUSTODIES,
} from "#lib/catalog/minors/rules/minor-case.ts";

/** The names of the three questions' fields. */
export const FIELDS: Record<keyof GivenAnswers, string> = {
	age: "alter",
	companion: "begleitung",
	custody: "sorge",
};

/** The first choice of each question: where a link to the question leads. */
export const ANCHORS: Record<keyof GivenAnswers, string> = {
	age: `#${FIELDS.age}-${AGES[0]}`,
	companion: `#${FIELDS.companion}-${COMPANIONS[0]}`,
	custody: `#${FIELDS.custody}-${CUSTODIES[0]}`,
};

/** What was ticked, whoever sent it. */
export function readGiven(text: (name: string) => string): GivenAnswers {
	return {
		age: text(FIELDS.age),
		companion: text(FIELDS.companion),
		custody: text(FIELDS.custody),
	};
}

/** An earlier answer, as if it had just been ticked. */
export function givenBefore(minor: string | null | undefined): GivenAnswers {
	const answer = parseMinor(minor);
	if (!answer || answer === "adult")
		return { age: "", companion: "", custody: "" };
	return { ...answer, custody: answer.custody ?? "" };
}

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
		href: ANCHORS[PROBLEM_FIELDS[problem]],
		text: sentence(problem),
	}));
}
