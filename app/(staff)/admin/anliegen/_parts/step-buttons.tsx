import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";

export interface Step {
	/** Sent as "was". */
	value: string;
	text: string;
}

/** What can be done with one line of a list: its place in it, and more. */
export function StepButtons({
	action,
	slug,
	name,
	steps,
}: {
	action: (form: FormData) => Promise<void>;
	slug: string;
	/** Of the line, for whoever hears the buttons one after the other. */
	name: string;
	steps: readonly Step[];
}) {
	return (
		<form action={action} className="flex flex-wrap gap-8">
			<HiddenFields fields={{ slug }} />
			{steps.map(({ value, text }) => (
				<Button key={value} variant="secondary" name="was" value={value}>
					{text}
					<span className="sr-only">: {name}</span>
				</Button>
			))}
		</form>
	);
}
