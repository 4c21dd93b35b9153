"use client";

import { useActionState } from "react";
import type { FormTexts } from "#components/form/form.tsx";
import { FormField } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { problemsOf } from "#components/form/form-state.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { tryRulesAction } from "../actions.ts";
import { NOT_TRIED } from "./trial.ts";

/** Claims pasted in, and what would come of them. A client component only because of `useActionState`. */
export function RulesTrial({
	slug,
	label,
	texts,
}: {
	slug: string;
	label: string;
	texts: FormTexts;
}) {
	const [state, action] = useActionState(tryRulesAction, NOT_TRIED);
	const { review } = state;
	return (
		<FormShell
			action={action}
			state={state}
			problems={problemsOf(state, ["claims"])}
			errorSummary={texts.errorSummary}
			hidden={{ slug }}
			autoComplete="off"
			className="flex max-w-column flex-col gap-24"
			before={
				review ? (
					<Alert
						kind={review.hasAccess ? "success" : "info"}
						role="status"
						title={review.title}
					>
						<ul className="flex list-disc flex-col gap-4 ps-24">
							{review.reasons.map((reason) => (
								<li key={reason} className="break-words">
									{reason}
								</li>
							))}
						</ul>
					</Alert>
				) : null
			}
		>
			<FormField
				field={{ type: "lines", name: "claims", label, rows: 10 }}
				state={state}
			/>
			<Button className="self-start">{texts.submit}</Button>
		</FormShell>
	);
}
