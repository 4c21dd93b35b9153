"use client";

import { useActionState } from "react";
import { formState, type Values } from "#components/staff/staff-form-state.ts";
import { useKept } from "#components/staff/staff-kept.tsx";
import type { CompactSpec } from "../_form/compact-field.tsx";
import { CompactForm } from "../_form/compact-form.tsx";
import { filledInStepAction } from "../actions.ts";

/** A step for which something is written or chosen; without a script it answers with the whole page. */
export function StepForm({
	step,
	visit,
	fields,
	values = {},
	button,
}: {
	step: string;
	visit: { id: string; version: number };
	fields: readonly CompactSpec[];
	values?: Values;
	button: string;
}) {
	const kept = useKept({ schritt: step, besuch: visit.id });
	const [state, action] = useActionState(
		filledInStepAction,
		formState(kept?.values),
	);
	return (
		<CompactForm
			action={action}
			state={state}
			kept={kept}
			hidden={{ schritt: step, besuch: visit.id, stand: visit.version }}
			fields={fields}
			values={values}
			idOf={(name) => `${step}-${visit.id}-${name}`}
			button={button}
		/>
	);
}
