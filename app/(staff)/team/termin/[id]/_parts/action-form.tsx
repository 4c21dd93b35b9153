"use client";

import { useActionState } from "react";
import type { CompactSpec } from "#app/(staff)/team/_form/compact-field.tsx";
import {
	CompactForm,
	problemOf,
} from "#app/(staff)/team/_form/compact-form.tsx";
import {
	type FormState,
	sentAlong,
	untouched,
} from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import type { Sent } from "#lib/sent.ts";

/** A form about one appointment that opens when it is wanted, and stays open with what is wrong. */
export function ActionForm({
	title,
	appointmentId,
	seen,
	action,
	fields,
	sent = {},
	button,
	isDangerous = false,
}: {
	title: string;
	appointmentId: string;
	/** What is saved as this is shown (lib/booking/staff/rules/seen.ts); left out: it saves nothing that a colleague might. */
	seen?: string;
	action: (state: FormState, form: FormData) => Promise<FormState>;
	fields: readonly CompactSpec[];
	sent?: Sent;
	button: string;
	isDangerous?: boolean;
}) {
	const kept = useKept(
		{ termin: appointmentId },
		fields.flatMap(({ type, name }) => (type === "tick" ? [] : [name])),
	);
	const [state, send] = useActionState(action, untouched(kept?.sent ?? {}));
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
				hidden={sentAlong(
					{
						termin: appointmentId,
						...(seen === undefined ? {} : { stand: seen }),
					},
					state,
				)}
				fields={fields}
				sent={sent}
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
