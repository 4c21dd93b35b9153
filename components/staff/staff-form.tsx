"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "../ui/button.tsx";
import { StaffFields } from "./staff-field.tsx";
import { StaffFormFrame } from "./staff-form-frame.tsx";
import {
	type FieldSpec,
	formState,
	type StaffFormState,
	type Values,
} from "./staff-form-state.ts";
import { useKept } from "./staff-kept.tsx";

export interface StaffFormTexts {
	submit: string;
	errorSummary: string;
}

/**
 * Every form of the portals that is typed into: fields, what is wrong with them, and as what it was typed. A client
 * component only because `useActionState` hands the answer to its page; pages without scripts use it as well.
 */
export function StaffForm({
	action,
	id,
	fields,
	values,
	hidden = {},
	texts,
	before,
}: {
	action: (state: StaffFormState, form: FormData) => Promise<StaffFormState>;
	/** Of the form; its fields' ids begin with it, if the page has several. */
	id?: string;
	fields: readonly FieldSpec[];
	/** As it begins, unless something is kept from before signing in again. */
	values: Values;
	/** Sent along, never shown; `form` says which of the page's forms it is. */
	hidden?: Readonly<Record<string, string>>;
	texts: StaffFormTexts;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
}) {
	const found = useKept({ form: hidden.form });
	const kept = fields.some(({ name }) => found && name in found.values)
		? found
		: null;
	const [state, act] = useActionState(
		action,
		formState(kept?.values ?? values),
	);
	const idOf = (name: string) => (id ? `${id}-${name}` : name);
	const problems = fields.flatMap(({ name }) => {
		const text = state.errors[name];
		return text ? [{ href: `#${idOf(name)}`, text }] : [];
	});
	return (
		<StaffFormFrame
			id={id}
			action={act}
			state={state}
			problems={problems}
			errorSummary={texts.errorSummary}
			kept={kept}
			before={before}
			hidden={hidden}
			className="flex max-w-column flex-col gap-24"
		>
			<StaffFields fields={fields} typed={state} idOf={idOf} />
			<Button className="self-start">{texts.submit}</Button>
		</StaffFormFrame>
	);
}
