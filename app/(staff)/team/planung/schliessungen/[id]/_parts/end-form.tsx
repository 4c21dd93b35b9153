"use client";

import { type ReactNode, useActionState } from "react";
import { CANCEL_REASON } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { ImpactPart } from "#app/(staff)/team/planung/_review/impact-part.tsx";
import type { FormTexts } from "#components/form/form.tsx";
import { FormField } from "#components/form/form-field.tsx";
import { FormNotice } from "#components/form/form-notice.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import type { Sent } from "#lib/sent.ts";
import { endClosureAction } from "../actions.ts";
import { LOOKED } from "./end-state.ts";

/** First from when on it is open again, then whom that concerns, and only then it is saved or kept. */
export function EndForm({
	fields,
	sent,
	hidden,
	keep,
	texts,
	before,
}: {
	fields: readonly FieldSpec[];
	sent: Sent;
	hidden: Readonly<Record<string, string>>;
	/** Where whoever keeps the closure goes. */
	keep: string;
	texts: FormTexts & {
		preview: string;
		again: string;
		change: string;
		keep: string;
	};
	before: ReactNode;
}) {
	const [state, act] = useActionState(endClosureAction, {
		sent,
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
				<FormField key={field.name} field={field} state={state} />
			))}
		</div>
	);
	return (
		<form action={act} noValidate className="flex flex-col gap-24">
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			<FormNotice notice={state.notice} />
			{before}
			<HiddenFields fields={hidden} />
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
