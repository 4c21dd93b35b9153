"use client";

import { useActionState } from "react";
import { FormField } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { problemsOf } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { importAction } from "../actions.ts";
import { NOT_READ } from "./import-state.ts";
import type { ImportTexts } from "./import-words.ts";

/** The table as it is pasted, what it would do, and the button that does it. */
export function ImportForm({ texts }: { texts: ImportTexts }) {
	const [state, action] = useActionState(importAction, NOT_READ);
	const { review } = state;
	return (
		<FormShell
			action={action}
			state={state}
			problems={problemsOf(state, ["accounts"])}
			errorSummary={texts.errorSummary}
			autoComplete="off"
			className="flex max-w-column flex-col gap-24"
			before={
				review ? (
					<Alert kind="info" role="status" title={review.title}>
						<ul className="flex list-disc flex-col gap-4 ps-24">
							{review.lines.map((line) => (
								<li key={line} className="break-words">
									{line}
								</li>
							))}
						</ul>
					</Alert>
				) : null
			}
		>
			<FormField
				field={{
					type: "lines",
					name: "accounts",
					label: texts.label,
					hint: texts.hint,
					rows: 12,
				}}
				state={state}
			/>
			{review?.mark ? <HiddenFields fields={{ mark: review.mark }} /> : null}
			<div className="flex flex-wrap gap-16">
				{review?.mark ? (
					<Button name="schritt" value="einlesen">
						{texts.save}
					</Button>
				) : null}
				<Button variant={review?.mark ? "secondary" : "primary"}>
					{texts.look}
				</Button>
			</div>
		</FormShell>
	);
}
