import type { Problem } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { GivenAnswers } from "#lib/catalog/minors/rules/minor-answer.ts";
import { ANCHORS, FIELDS } from "./given.ts";
import type { MinorTexts } from "./minor-texts.ts";

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
	const group = (name: keyof GivenAnswers) => ({
		name: FIELDS[name],
		...texts[name],
		value: given[name],
		error: problems.find(({ href }) => href === ANCHORS[name])?.text,
		key: `${name} ${given[name]}`,
	});
	const { key: age, ...ageGroup } = group("age");
	const { key: companion, ...companionGroup } = group("companion");
	const { key: custody, ...custodyGroup } = group("custody");
	return (
		<Stack
			gap={32}
			className={`minor-questions ${freeFrom16 ? "minor-free-from-16" : ""}`}
		>
			<RadioGroup key={age} {...ageGroup} />
			<RadioGroup key={companion} {...companionGroup} />
			<RadioGroup key={custody} {...custodyGroup} className="minor-custody" />
		</Stack>
	);
}
