"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { StaffField } from "./staff-field.tsx";
import type { FieldSpec, StaffFormState, Values } from "./staff-form-state.ts";
import { StaffNotice } from "./staff-notice.tsx";

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
	submitClass = "self-start",
}: {
	action: (state: StaffFormState, form: FormData) => Promise<StaffFormState>;
	/** Of the form; its fields' ids begin with it, if the page has several. */
	id?: string;
	fields: readonly FieldSpec[];
	values: Values;
	/** Sent along, never shown. */
	hidden?: Readonly<Record<string, string>>;
	texts: StaffFormTexts;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
	submitClass?: string;
}) {
	const [state, act] = useActionState(action, {
		values,
		errors: {},
		notice: null,
	});
	const idOf = (name: string) => (id ? `${id}-${name}` : name);
	const problems = fields.flatMap(({ name }) => {
		const text = state.errors[name];
		return text ? [{ href: `#${idOf(name)}`, text }] : [];
	});
	return (
		<form
			id={id}
			action={act}
			noValidate
			className="flex max-w-column flex-col gap-24"
		>
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			<StaffNotice notice={state.notice} />
			{before}
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
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
						<StaffField
							field={field}
							id={idOf(field.name)}
							values={state.values[field.name] ?? []}
							error={state.errors[field.name]}
						/>
					</div>
				))}
			</div>
			<Button className={submitClass}>{texts.submit}</Button>
		</form>
	);
}
