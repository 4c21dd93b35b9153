import { MinorQuestions } from "#components/minor/minor-questions.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { PartProps } from "./booking-state.ts";

/** For whom the documents are, to be answered within the form: what was typed stays. */
export function MinorPart({ state, texts }: PartProps) {
	const { forWhom, held, problems } = state;
	if (!forWhom) return null;
	const { adult, given, freeFrom16 } = forWhom;
	return (
		<Stack gap={32}>
			{adult ? (
				<>
					<Button
						variant="secondary"
						name="intent"
						value="adult"
						className="self-start"
					>
						{texts.minor[adult]}
					</Button>
					<Heading>{texts.minor.minor}</Heading>
				</>
			) : null}
			<MinorQuestions
				texts={texts.minor}
				given={given}
				problems={problems}
				freeFrom16={freeFrom16}
			/>
			<ActionBar>
				<Button name="intent" value="answer" className="w-full sm:w-auto">
					{texts.apply}
				</Button>
			</ActionBar>
			{held.isOpen ? (
				<Button
					variant="secondary"
					name="intent"
					value="keep"
					className="self-start"
				>
					{texts.keepAnswer}
				</Button>
			) : null}
		</Stack>
	);
}
