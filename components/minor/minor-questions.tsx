import { FormField } from "#components/form/form-field.tsx";
import type { Problem } from "#components/ui/error-summary.tsx";
import { Stack } from "#components/ui/stack.tsx";
import {
	type GivenAnswers,
	givenFields,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { anchorOf } from "./minor-problems.ts";
import type { MinorTexts } from "./minor-texts.ts";

const QUESTIONS = ["age", "companion", "custody"] as const;

/** The three questions; the last shows where it matters, without a script (globals.css). */
export function MinorQuestions({
	texts,
	given,
	problems,
	freeFrom16,
}: {
	texts: MinorTexts;
	given: GivenAnswers;
	problems: readonly Problem[];
	/** At 16 nobody with custody is needed for what was chosen. */
	freeFrom16: boolean;
}) {
	const sent = givenFields(given);
	return (
		<Stack
			gap={32}
			className={`minor-questions ${freeFrom16 ? "minor-free-from-16" : ""}`}
		>
			{QUESTIONS.map((question) => {
				const field = texts.fields[question];
				const wrong = problems.find(({ href }) => href === anchorOf(question));
				return (
					<FormField
						key={`${question} ${given[question]}`}
						field={field}
						state={{ sent, errors: wrong ? { [field.name]: wrong.text } : {} }}
					/>
				);
			})}
		</Stack>
	);
}
