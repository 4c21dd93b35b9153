"use client";

import { useActionState } from "react";
import { StaffFormFrame } from "#components/staff/staff-form-frame.tsx";
import {
	formState,
	type StaffFormState,
} from "#components/staff/staff-form-state.ts";
import { Button } from "#components/ui/button.tsx";

/**
 * Nothing to type, one thing to do. A client component only because `useActionState` hands the answer to its page;
 * pages without scripts use it as well.
 */
export function OneButtonForm({
	action,
	hidden,
	text,
	label,
}: {
	action: (state: StaffFormState, form: FormData) => Promise<StaffFormState>;
	/** Sent along, never shown. */
	hidden: Readonly<Record<string, string>>;
	text: string;
	/** What the button says to those who hear it without its surroundings; left out: its text. */
	label?: string;
}) {
	const [state, act] = useActionState(action, formState());
	return (
		<StaffFormFrame
			action={act}
			state={state}
			hidden={hidden}
			className="flex flex-col items-start gap-8"
		>
			<Button variant="secondary" aria-label={label}>
				{text}
			</Button>
		</StaffFormFrame>
	);
}
