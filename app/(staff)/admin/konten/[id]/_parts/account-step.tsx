"use client";

import { useActionState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { untouched } from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { accountStepAction } from "../actions.ts";

interface StepTexts {
	step: string;
	button: string;
	/** What happens then. */
	text: string;
}

/** Buttons that do something to an account at once; what happens stands beside each. */
export function AccountSteps({
	id,
	steps,
}: {
	id: string;
	steps: readonly StepTexts[];
}) {
	const [state, action] = useActionState(accountStepAction, untouched({}));
	return (
		<FormShell
			action={action}
			state={state}
			hidden={{ id }}
			className="flex flex-col gap-16"
		>
			{steps.map(({ step, button, text }) => (
				<div key={step} className="flex flex-col gap-8">
					<p id={`was-${step}`}>{text}</p>
					<Button
						variant="secondary"
						className="self-start"
						name="schritt"
						value={step}
						aria-describedby={`was-${step}`}
					>
						{button}
					</Button>
				</div>
			))}
		</FormShell>
	);
}
