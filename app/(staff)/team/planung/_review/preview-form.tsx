"use client";

import { useActionState } from "react";
import type { FormTexts } from "#components/form/form.tsx";
import { FormFields, type Layout } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FieldSpec,
	namedProblemsOf,
	untouched,
} from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { type Sent, textOf } from "#lib/sent.ts";
import { CANCEL_REASON, KEY, LOOKED } from "./impact-fields.ts";
import { ImpactPart } from "./impact-part.tsx";
import type { PreviewState } from "./preview-state.ts";

/** `submit` only looks; `save` is there once everybody it concerns has been shown. */
interface PreviewTexts extends FormTexts {
	save: string;
	again: string;
	/** Above the fields once they have been looked at; left out: they stay as they are. */
	change?: string;
	/** Beside the way back, if there is one. */
	keep?: { href: string; text: string };
}

/**
 * A change of plan: filled in, then shown with everybody it concerns, then saved. A client component only because
 * `useActionState` hands the answer to its page.
 */
export function PreviewForm({
	action,
	fields,
	layout = "flow",
	sent,
	hidden,
	formKey,
	texts,
}: {
	action: (state: PreviewState, form: FormData) => Promise<PreviewState>;
	fields: readonly FieldSpec[];
	layout?: Layout;
	sent: Sent;
	hidden: Readonly<Record<string, string>>;
	/** Sent twice, it is one change. */
	formKey: string;
	texts: PreviewTexts;
}) {
	const kept = useKept({ form: undefined });
	const [state, act] = useActionState(action, {
		...untouched(kept?.sent ?? sent),
		review: null,
	});
	const { errors, review: impact } = state;
	const problems = namedProblemsOf(state, fields);
	const shown =
		fields.length > 0 ? (
			<FormFields fields={fields} state={state} layout={layout} />
		) : null;
	return (
		<FormShell
			action={act}
			state={state}
			problems={problems}
			errorSummary={texts.errorSummary}
			kept={kept}
			hidden={{
				...hidden,
				[KEY]: textOf(state.sent, KEY) || formKey,
				...(state.looked ? { [LOOKED]: state.looked } : {}),
			}}
			className="flex flex-col gap-24"
		>
			{impact && texts.change ? (
				// What was typed goes along; the list of people stands where one looks.
				<Disclosure summary={texts.change} open={problems.length > 0}>
					{shown}
				</Disclosure>
			) : (
				shown
			)}
			{impact ? (
				<ImpactPart impact={impact} error={errors[CANCEL_REASON]} />
			) : null}
			<div className="flex flex-wrap gap-16">
				{impact ? (
					<>
						<Button name="speichern" value="1">
							{texts.save}
						</Button>
						<Button variant="secondary">{texts.again}</Button>
						{texts.keep ? (
							<ButtonLink variant="secondary" href={texts.keep.href}>
								{texts.keep.text}
							</ButtonLink>
						) : null}
					</>
				) : (
					<Button>{texts.submit}</Button>
				)}
			</div>
		</FormShell>
	);
}
