"use client";

import { useActionState } from "react";
import { FormField } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { sentAlong, untouched } from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { blackenFeedbackAction } from "../actions.ts";

interface BlackenTexts {
	passage: string;
	hint: string;
	submit: string;
	suspected: string;
	one: string;
}

/** One press for what looks personal, a field for everything else. */
export function BlackenForm({
	hidden,
	suspected,
	texts,
}: {
	hidden: Readonly<Record<string, string>>;
	suspected: readonly string[];
	texts: BlackenTexts;
}) {
	const [state, action] = useActionState(blackenFeedbackAction, untouched({}));
	return (
		<FormShell
			action={action}
			id="schwaerzen"
			state={state}
			hidden={sentAlong(hidden, state)}
			className="flex flex-col gap-16"
		>
			<FormField
				field={{
					type: "text",
					name: "passage",
					label: texts.passage,
					hint: texts.hint,
				}}
				state={state}
			/>
			<Button variant="secondary" className="self-start">
				{texts.submit}
			</Button>
			{suspected.length > 0 ? (
				<fieldset className="flex min-w-0 flex-col gap-8">
					<legend className="pb-8">{texts.suspected}</legend>
					{suspected.map((passage) => (
						<button
							key={passage}
							type="submit"
							name="suspected"
							value={passage}
							className="inbox-passage"
						>
							{texts.one} <bdi>{passage}</bdi>
						</button>
					))}
				</fieldset>
			) : null}
		</FormShell>
	);
}
