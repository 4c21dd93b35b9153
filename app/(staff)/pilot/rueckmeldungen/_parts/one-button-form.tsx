"use client";

import { useActionState } from "react";
import { FormNotice } from "#components/form/form-notice.tsx";
import { type FormState, untouched } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
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
		<form action={act} className="flex flex-col items-start gap-8">
			<FormNotice notice={state.notice} />
			<HiddenFields fields={hidden} />
			<Button variant="secondary" aria-label={label}>
				{text}
			</Button>
		</form>
	);
}
