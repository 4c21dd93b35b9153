"use client";

import { type ReactNode, useActionState } from "react";
import { FormField } from "#components/form/form-field.tsx";
import {
	type FieldSpec,
	type FormState,
	problemsOf,
	untouched,
} from "#components/form/form-state.ts";
import { FormTop } from "#components/form/form-top.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Sent } from "#lib/sent.ts";

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
	hidden = {},
	texts,
	before,
	submitClass = "self-start",
}: {
	action: (state: FormState, form: FormData) => Promise<FormState>;
	/** Of the form; its fields' ids begin with it, if the page has several. */
	id?: string;
	fields: readonly FieldSpec[];
	/** What the fields begin with. */
	sent: Sent;
	/** Sent along, never shown. */
	hidden?: Sent;
	texts: FormTexts;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
	submitClass?: string;
}) {
	const [state, act] = useActionState(action, untouched(sent));
	const names = fields.map(({ name }) => name);
	return (
		<form
			id={id}
			action={act}
			noValidate
			className="flex max-w-column flex-col gap-24"
		>
			<FormTop
				problems={problemsOf(state, names, id)}
				errorSummary={texts.errorSummary}
				notice={state.notice}
			/>
			{before}
			<HiddenFields fields={hidden} />
			<div className="flex flex-wrap gap-x-16 gap-y-24">
				{fields.map((field) => (
					<div
						key={field.name}
						className={
							field.half
								? "min-w-0 grow basis-[14rem] sm:max-w-[calc(50%-0.5rem)]"
								: "w-full"
						}
					>
						<FormField field={field} state={state} form={id} />
					</div>
				))}
			</div>
			<Button className={submitClass}>{texts.submit}</Button>
		</form>
	);
}
