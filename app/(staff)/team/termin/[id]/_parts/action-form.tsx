"use client";

import { useActionState } from "react";
import type { CompactSpec } from "#app/(staff)/team/_form/compact-field.tsx";
import {
	CompactForm,
	problemOf,
} from "#app/(staff)/team/_form/compact-form.tsx";
import {
	formState,
	type StaffFormState,
	type Values,
} from "#components/staff/staff-form-state.ts";
import { useKept } from "#components/staff/staff-kept.tsx";

/** A form about one appointment that opens when it is wanted, and stays open with what is wrong. */
export function ActionForm({
	title,
	appointmentId,
	action,
	fields,
	values = {},
	button,
	isDangerous = false,
}: {
	title: string;
	appointmentId: string;
	action: (state: StaffFormState, form: FormData) => Promise<StaffFormState>;
	fields: readonly CompactSpec[];
	values?: Values;
	button: string;
	isDangerous?: boolean;
}) {
	const kept = useKept(
		{ termin: appointmentId },
		fields.flatMap(({ type, name }) => (type === "tick" ? [] : [name])),
	);
	const [state, send] = useActionState(action, formState(kept?.values));
	const problem = problemOf(state);
	return (
		<details
			name="aktion"
			className="disclosure border-b border-line"
			open={problem !== "" || kept !== null || undefined}
			key={problem}
		>
			<summary className="team-summary">{title}</summary>
			<CompactForm
				action={send}
				state={state}
				kept={kept}
				hidden={{ termin: appointmentId }}
				fields={fields}
				values={values}
				idOf={(name) =>
					name === "fehler"
						? `fehler-${fields[0]?.name ?? "form"}`
						: `feld-${name}`
				}
				button={button}
				isDangerous={isDangerous}
				className="pt-4 pb-16"
			/>
		</details>
	);
}
