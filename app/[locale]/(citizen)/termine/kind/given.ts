import {
	type GivenAnswers,
	type MinorProblem,
	PROBLEM_FIELDS,
	parseMinor,
} from "#lib/catalog/minor-answer.ts";

/** The names of the three questions' fields. */
export const FIELDS: Record<keyof GivenAnswers, string> = {
	age: "alter",
	companion: "begleitung",
	custody: "sorge",
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

/** Each problem as a sentence that leads to its question. */
export function minorProblems(
	problems: readonly MinorProblem[],
	sentence: (problem: MinorProblem) => string,
) {
	return problems.map((problem) => ({
		href: `#${FIELDS[PROBLEM_FIELDS[problem]]}`,
		text: sentence(problem),
		field: PROBLEM_FIELDS[problem],
	}));
}
