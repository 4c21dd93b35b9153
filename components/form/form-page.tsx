"use client";

import { type ReactNode, useActionState } from "react";
import { FormField } from "#components/form/form-field.tsx";
import { FormFrame } from "#components/form/form-frame.tsx";
import {
	type FieldSpec,
	type FormState,
	namesOf,
	problemsOf,
} from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { partOf } from "#lib/sent.ts";

/**
 * A citizen's page that is one form. A client component only because `useActionState` hands the answer to its page; its
 * script is never sent (FormFrame).
 */
export function FormPage({
	action,
	initial,
	fields,
	title,
	lead,
	errorSummary,
	intro,
	end,
	after,
}: {
	action: (state: FormState, form: FormData) => Promise<FormState>;
	/** What has no field of its own is sent along, and never shown. */
	initial: FormState;
	fields: readonly FieldSpec[];
	title: string;
	lead: ReactNode;
	errorSummary: string;
	/** Between the heading and the form. */
	intro?: ReactNode;
	/** Below the fields: the button, and what is said before it is pressed. */
	end: ReactNode;
	/** Below the form. */
	after?: ReactNode;
}) {
	const [state, act] = useActionState(action, initial);
	const names = namesOf(fields);
	return (
		<FormFrame
			title={title}
			lead={lead}
			problems={problemsOf(state, names)}
			errorSummary={errorSummary}
			notice={state.notice}
		>
			{intro}
			<form action={act} noValidate className="flex flex-col gap-32">
				<HiddenFields
					fields={partOf(state.sent, (name) => !names.includes(name))}
				/>
				{fields.map((field) => (
					<FormField key={field.name} field={field} state={state} />
				))}
				{end}
			</form>
			{after}
		</FormFrame>
	);
}
