"use client";

import { type ReactNode, useActionState } from "react";
import { CANCEL_REASON } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { ImpactPart } from "#app/(staff)/team/planung/_review/impact-part.tsx";
import { StaffField } from "#components/staff/staff-field.tsx";
import type { StaffFormTexts } from "#components/staff/staff-form.tsx";
import type { FieldSpec, Values } from "#components/staff/staff-form-state.ts";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { endClosureAction } from "../actions.ts";
import { LOOKED } from "./end-state.ts";

/** First from when on it is open again, then whom that concerns, and only then it is saved or kept. */
export function EndForm({
	fields,
	values,
	hidden,
	keep,
	texts,
	before,
}: {
	fields: readonly FieldSpec[];
	values: Values;
	hidden: Readonly<Record<string, string>>;
	/** Where whoever keeps the closure goes. */
	keep: string;
	texts: StaffFormTexts & {
		preview: string;
		again: string;
		change: string;
		keep: string;
	};
	before: ReactNode;
}) {
	const [state, act] = useActionState(endClosureAction, {
		values,
		errors: {},
		notice: null,
		impact: null,
		looked: "",
	});
	const { errors, impact } = state;
	const problems = Object.entries(errors).map(([name, text]) => ({
		href: `#${name}`,
		text,
	}));
	const shown = (
		<div className="flex max-w-column flex-col gap-24">
			{fields.map((field) => (
				<StaffField
					key={field.name}
					field={field}
					id={field.name}
					values={state.values[field.name] ?? []}
					error={errors[field.name]}
				/>
			))}
		</div>
	);
	return (
		<form action={act} noValidate className="flex flex-col gap-24">
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			<StaffNotice notice={state.notice} />
			{before}
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{impact ? (
				<>
					<input type="hidden" name={LOOKED} value={state.looked} />
					<Disclosure summary={texts.change} open={problems.length > 0}>
						{shown}
					</Disclosure>
					<ImpactPart impact={impact} error={errors[CANCEL_REASON]} />
				</>
			) : (
				shown
			)}
			<div className="flex flex-wrap gap-16">
				{impact ? (
					<>
						<Button name="speichern" value="1">
							{texts.submit}
						</Button>
						<Button variant="secondary">{texts.again}</Button>
						<ButtonLink variant="secondary" href={keep}>
							{texts.keep}
						</ButtonLink>
					</>
				) : (
					<Button className="self-start">{texts.preview}</Button>
				)}
			</div>
		</form>
	);
}
