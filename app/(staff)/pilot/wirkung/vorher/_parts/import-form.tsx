"use client";

import { useActionState } from "react";
import type { FormTexts } from "#components/form/form.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { problemsOf, untouched } from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldShell } from "#components/ui/field-shell.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { textOf } from "#lib/sent.ts";
import { importWaitsAction } from "../actions.ts";
import { FILE, LINES, MARK, SAVE } from "./field-names.ts";
import type { ImportReview } from "./import-state.ts";

/** `submit` only looks. */
interface ImportTexts extends FormTexts {
	again: string;
	file: string;
	fileHint: string;
	lines: string;
	linesHint: string;
	optional: string;
	review: string;
}

const ID = "einlesen";

/**
 * A table: chosen or pasted, then shown as it was read, then saved. What was read stands in the field, so that what is
 * wrong can be mended there. A client component only because `useActionState` hands the answer to its page.
 */
export function ImportForm({ texts }: { texts: ImportTexts }) {
	const kept = useKept({ form: ID });
	const [state, act] = useActionState(importWaitsAction, {
		...untouched(kept?.sent ?? {}),
		review: null,
	});
	const { errors, review } = state;
	return (
		<FormShell
			id={ID}
			action={act}
			state={state}
			problems={problemsOf(state, [LINES], ID)}
			errorSummary={texts.errorSummary}
			kept={kept}
			hidden={{ form: ID, ...(review ? { [MARK]: review.mark } : {}) }}
			className="flex max-w-column flex-col gap-24"
		>
			{review ? <Review review={review} title={texts.review} /> : null}
			<FieldShell
				id={`${ID}-${FILE}`}
				label={texts.file}
				hint={texts.fileHint}
				optional={texts.optional}
			>
				{(aria) => (
					<input
						{...aria}
						type="file"
						name={FILE}
						accept=".csv,.txt,.tsv,text/csv"
						className="kern-form-input__input"
					/>
				)}
			</FieldShell>
			<TextArea
				name={LINES}
				id={`${ID}-${LINES}`}
				label={texts.lines}
				hint={texts.linesHint}
				optional={texts.optional}
				error={errors[LINES]}
				value={textOf(state.sent, LINES)}
				rows={8}
			/>
			<div className="flex flex-wrap gap-16">
				{review?.saves ? (
					<Button name={SAVE} value="1">
						{review.saves.text}
					</Button>
				) : null}
				<Button variant={review ? "secondary" : "primary"}>
					{review ? texts.again : texts.submit}
				</Button>
			</div>
		</FormShell>
	);
}

function Review({ review, title }: { review: ImportReview; title: string }) {
	const { outcome, stations, problems, saves } = review;
	return (
		<Alert
			kind={problems.length > 0 || !saves ? "warning" : "info"}
			role="status"
			title={title}
			autoFocus
		>
			{outcome.map((line) => (
				<p key={line}>{line}</p>
			))}
			{[stations, problems].map((lines, index) =>
				lines.length === 0 ? null : (
					<ul key={index} className="list-disc pt-8 ps-24">
						{lines.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				),
			)}
		</Alert>
	);
}
