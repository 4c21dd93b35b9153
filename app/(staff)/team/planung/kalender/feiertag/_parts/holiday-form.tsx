"use client";

import { useActionState } from "react";
import {
	CANCEL_REASON,
	KEY,
} from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { ImpactPart } from "#app/(staff)/team/planung/_review/impact-part.tsx";
import type { StaffFormTexts } from "#components/staff/staff-form.tsx";
import { textOf } from "#components/staff/staff-form-state.ts";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { previewHolidayAction } from "../actions.ts";

/** Nothing to type: a look at whom it concerns, and a button. */
export function HolidayForm({
	formKey,
	hidden,
	places,
	texts,
}: {
	/** Sent twice, it is one change. */
	formKey: string;
	hidden: Readonly<Record<string, string>>;
	/** Where it may hold; one: there is nothing to choose. */
	places: readonly { value: string; text: string }[];
	texts: StaffFormTexts & { where: string; save: string; again: string };
}) {
	const [state, act] = useActionState(previewHolidayAction, {
		values: {},
		errors: {},
		notice: null,
		impact: null,
	});
	const { impact, errors } = state;
	const problem = errors[CANCEL_REASON];
	return (
		<form action={act} noValidate className="flex flex-col gap-24">
			{problem ? (
				<ErrorSummary
					title={texts.errorSummary}
					problems={[{ href: `#${CANCEL_REASON}`, text: problem }]}
				/>
			) : null}
			<StaffNotice notice={state.notice} />
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<input
				type="hidden"
				name={KEY}
				value={textOf(state.values, KEY) || formKey}
			/>
			{places.length > 1 ? (
				<RadioGroup
					name="wo"
					legend={texts.where}
					value={textOf(state.values, "wo") || (places[0]?.value ?? "")}
					options={places}
				/>
			) : (
				<input type="hidden" name="wo" value={places[0]?.value} />
			)}
			{impact ? <ImpactPart impact={impact} error={problem} /> : null}
			<div className="flex flex-wrap gap-16">
				{impact ? (
					<>
						<Button name="speichern" value="1">
							{texts.save}
						</Button>
						<Button variant="secondary">{texts.again}</Button>
					</>
				) : (
					<Button>{texts.submit}</Button>
				)}
			</div>
		</form>
	);
}
