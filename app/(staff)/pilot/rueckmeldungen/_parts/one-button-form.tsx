"use client";

import { useActionState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FormState,
	sentAlong,
	untouched,
} from "#components/form/form-state.ts";
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
	action: (state: FormState, form: FormData) => Promise<FormState>;
	/** Sent along, never shown. */
	hidden: Readonly<Record<string, string>>;
	text: string;
	/** What the button says to those who hear it without its surroundings; left out: its text. */
	label?: string;
}) {
	const [state, act] = useActionState(action, untouched({}));
	return (
		<FormShell
			action={act}
			state={state}
			hidden={sentAlong(hidden, state)}
			className="flex flex-col items-start gap-8"
		>
			<Button variant="secondary" aria-label={label}>
				{text}
			</Button>
		</FormShell>
	);
}
