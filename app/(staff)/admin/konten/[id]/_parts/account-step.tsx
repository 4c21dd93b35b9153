"use client";

import { useActionState } from "react";
import { StaffFormFrame } from "#components/staff/staff-form-frame.tsx";
import { formState } from "#components/staff/staff-form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { accountStepAction } from "../actions.ts";

export interface StepTexts {
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
	const [state, action] = useActionState(accountStepAction, formState());
	return (
		<StaffFormFrame
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
		</StaffFormFrame>
	);
}
