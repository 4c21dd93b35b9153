"use client";

import { useActionState } from "react";
import { untouched } from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import type { Sent } from "#lib/sent.ts";
import type { CompactSpec } from "../_form/compact-field.tsx";
import { CompactForm } from "../_form/compact-form.tsx";
import { filledInStepAction } from "../actions.ts";

/** A step for which something is written or chosen; without a script it answers with the whole page. */
export function StepForm({
	step,
	visit,
	fields,
	sent = {},
	button,
}: {
	step: string;
	visit: { id: string; version: number };
	fields: readonly CompactSpec[];
	sent?: Sent;
	button: string;
}) {
	const kept = useKept({ schritt: step, besuch: visit.id });
	const [state, action] = useActionState(
		filledInStepAction,
		untouched(kept?.sent ?? {}),
	);
	return (
		<CompactForm
			action={action}
			state={state}
			kept={kept}
			hidden={{ schritt: step, besuch: visit.id, stand: visit.version }}
			fields={fields}
			sent={sent}
			idOf={(name) => `${step}-${visit.id}-${name}`}
			button={button}
		/>
	);
}
