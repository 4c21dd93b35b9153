"use client";

import { type ReactNode, useActionState } from "react";
import { FormFields } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FieldSpec,
	type FormState,
	namedProblemsOf,
	sentAlong,
	untouched,
} from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { withNewer } from "#components/form/newer.ts";
import { Button } from "#components/ui/button.tsx";
import { type Sent, textsOf } from "#lib/sent.ts";

export interface FormTexts {
	submit: string;
	errorSummary: string;
}

/**
 * A form that is typed into: what is wrong with it, its fields as they were typed, a button. A client component only
 * because `useActionState` hands the answer to its page; it works without a script as well.
 */
export function Form({
	action,
	id,
	fields,
	sent,
	saved = sent,
	hidden = {},
	texts,
	before,
}: {
	action: (state: FormState, form: FormData) => Promise<FormState>;
	/** Of the form; its fields' ids begin with it, if the page has several. */
	id?: string;
	fields: readonly FieldSpec[];
	/** What the fields begin with, unless something is kept from before signing in again. */
	sent: Sent;
	/** What is saved, if the fields begin with something else. */
	saved?: Sent;
	/** Sent along, never shown; `form` says which of the page's forms it is. */
	hidden?: Sent;
	texts: FormTexts;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
}) {
	const names = fields.map(({ name }) => name);
	const [mark] = textsOf(hidden, "form");
	const found = useKept({ form: mark });
	const kept = names.some((name) => found && name in found.sent) ? found : null;
	const [answer, act] = useActionState(action, untouched(kept?.sent ?? sent));
	const state = withNewer(answer, fields, saved, id);
	return (
		<FormShell
			id={id}
			action={act}
			state={state}
			problems={namedProblemsOf(state, fields, id)}
			errorSummary={texts.errorSummary}
			kept={kept}
			before={before}
			hidden={sentAlong(hidden, state)}
			className="flex max-w-column flex-col gap-24"
		>
			<FormFields fields={fields} state={state} form={id} />
			<Button className="self-start">{texts.submit}</Button>
		</FormShell>
	);
}
