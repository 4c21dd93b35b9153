"use client";

import { useActionState } from "react";
import { FormField, FormFields } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FieldSpec,
	namedProblemsOf,
	namesOf,
	untouched,
} from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { useKept } from "#components/form/kept.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CALENDAR_PREVIEW_PATH } from "#lib/paths/planning.ts";
import { partOf, type Sent } from "#lib/sent.ts";
import {
	ALL,
	CANCEL_REASON,
	KEY,
	SPECIAL_DAY,
	VERSION,
	wayField,
} from "../_review/impact-fields.ts";
import { ReviewPart } from "../_review/review-part.tsx";
import { planRosterAction } from "../actions.ts";
import type { RosterFormTexts } from "./roster-form-texts.ts";

/** What a press of a button said: it is over. */
const PRESSED = ["intent", "speichern", ALL];
/** What the impact's part of the form shows itself. */
const isOfImpact = (name: string) =>
	name === VERSION || name === CANCEL_REASON || name.startsWith(wayField(""));

/**
 * Every change of the roster: filled in, then shown with what it would do, then saved. What was typed stays on all ways.
 * A client component only because `useActionState` hands the answer to its page; it works without a script.
 */
export function RosterForm({
	fields,
	sent,
	cancel,
	removable = false,
	texts,
}: {
	fields: readonly FieldSpec[];
	/** As the fields begin, those that are not shown among them. */
	sent: Sent;
	/** Where whoever has changed their mind goes. */
	cancel: string;
	/** An opening that can be deleted. */
	removable?: boolean;
	texts: RosterFormTexts;
}) {
	const kept = useKept({ form: undefined });
	const [state, act] = useActionState(planRosterAction, {
		...untouched(kept?.sent ?? sent),
		asksSpecialDay: false,
		review: null,
	});
	const { review, errors, notice } = state;
	const asks = state.asksSpecialDay && !review;
	const problems = namedProblemsOf(state, fields);
	const failed = problems.length > 0 || notice?.kind === "danger";
	const shown = review ? [] : [...namesOf(fields), asks ? SPECIAL_DAY : ""];
	const typed = partOf(state.sent, (name) => !PRESSED.includes(name));
	const hidden = partOf(
		typed,
		(name) => !shown.includes(name) && !(review && isOfImpact(name)),
	);
	return (
		<div className={`roster-form ${review ? "roster-wide" : ""}`}>
			{review && !failed ? <TabSays what={texts.reviewTitle} /> : null}
			<FormShell
				action={act}
				autoComplete="off"
				state={state}
				problems={problems}
				errorSummary={texts.errorSummary}
				kept={review ? null : kept}
				before={
					asks ? (
						<FormField
							field={{
								type: "tick",
								name: SPECIAL_DAY,
								label: texts.specialDay,
								hint: texts.specialDayHint,
							}}
							state={state}
						/>
					) : null
				}
				hidden={hidden}
				className="flex flex-col gap-24"
			>
				{review ? (
					<ReviewPart
						review={review}
						error={errors[CANCEL_REASON]}
						texts={texts}
					/>
				) : (
					<>
						<FormFields fields={fields} state={state} layout="roster" />
						<div className="flex flex-wrap gap-16">
							<Button name="intent" value="check">
								{texts.check}
							</Button>
							<ButtonLink variant="secondary" href={cancel}>
								{texts.cancel}
							</ButtonLink>
							{removable ? (
								<Button variant="secondary" name="intent" value="remove">
									{texts.remove}
								</Button>
							) : null}
						</div>
					</>
				)}
			</FormShell>
			{review ? (
				// A form of its own: it leads to a page that shows, and changes nothing.
				<form
					action={CALENDAR_PREVIEW_PATH}
					target="_blank"
					className="flex flex-col gap-8 border-t border-line pt-16"
					rel="noopener"
				>
					<HiddenFields
						fields={partOf(typed, (name) => !isOfImpact(name) && name !== KEY)}
					/>
					<p>{texts.previewHint}</p>
					<Button variant="secondary" className="self-start">
						{texts.preview}
					</Button>
				</form>
			) : null}
		</div>
	);
}
