"use client";

import { useActionState } from "react";
import type { FormTexts } from "#components/form/form.tsx";
import { FormFields } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FieldSpec,
	namedProblemsOf,
	sentAlong,
	untouched,
} from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { withNewer } from "#components/form/newer.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Sent } from "#lib/sent.ts";
import { setFeeAction } from "../actions.ts";

const ID = "gebuehr";

/**
 * A new fee; where it changes what booked appointments show, that is looked at first. A client component only because
 * `useActionState` hands the answer to its page.
 */
export function FeeForm({
	fields,
	sent,
	hidden,
	texts,
}: {
	fields: readonly FieldSpec[];
	sent: Sent;
	hidden: Sent;
	texts: FormTexts & { review: string; save: string };
}) {
	const kept = useKept({ form: ID });
	const [answer, act] = useActionState(setFeeAction, {
		...untouched(kept?.sent ?? sent),
		review: null,
	});
	// The first day is not saved anywhere: each day begins another row.
	const { validFrom } = answer.sent;
	const state = withNewer(answer, fields, { ...sent, validFrom }, ID);
	const { review } = state;
	return (
		<FormShell
			id={ID}
			action={act}
			state={state}
			problems={namedProblemsOf(state, fields, ID)}
			errorSummary={texts.errorSummary}
			kept={kept}
			hidden={{
				...sentAlong({ ...hidden, form: ID }, state),
				...(review ? { seen: review.mark } : {}),
			}}
			className="flex max-w-column flex-col gap-24"
		>
			{review ? (
				<Alert kind="info" role="status" title={texts.review} autoFocus>
					{review.lines.map((line) => (
						<p key={line}>{line}</p>
					))}
				</Alert>
			) : null}
			<FormFields fields={fields} state={state} form={ID} />
			<Button className="self-start">
				{review ? texts.save : texts.submit}
			</Button>
		</FormShell>
	);
}
