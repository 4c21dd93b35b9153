"use client";

import { useActionState } from "react";
import type { StaffFormState } from "#components/staff/staff-form-state.ts";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
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
	const [state, act] = useActionState(action, {
		values: {},
		errors: {},
		notice: null,
	});
	return (
		<form action={act} className="flex flex-col items-start gap-8">
			<StaffNotice notice={state.notice} />
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Button variant="secondary" aria-label={label}>
				{text}
			</Button>
		</form>
	);
}
