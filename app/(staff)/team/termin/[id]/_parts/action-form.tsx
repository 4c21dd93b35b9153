"use client";

import { type ReactNode, useActionState } from "react";
import { useKept } from "#app/(staff)/team/_form/kept-fields.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import {
	FilledField,
	type StepField,
} from "#app/(staff)/team/_visit/step-form.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { type AppointmentState, UNTOUCHED } from "./appointment-state.ts";

/** A form about one appointment that opens when it is wanted, and stays open with what is wrong. */
export function ActionForm({
	title,
	appointmentId,
	action,
	fields,
	button,
	isDangerous = false,
	children,
}: {
	title: string;
	appointmentId: string;
	action: (
		state: AppointmentState,
		form: FormData,
	) => Promise<AppointmentState>;
	fields: readonly StepField[];
	button: string;
	isDangerous?: boolean;
	children?: ReactNode;
}) {
	const kept = useKept(
		{ termin: appointmentId },
		fields.flatMap(({ kind, name }) => (kind === "tick" ? [] : [name])),
	);
	const [state, send] = useActionState(action, {
		...UNTOUCHED,
		...(kept ? { values: kept.values } : {}),
	});
	const errorId = `fehler-${fields[0]?.name ?? "form"}`;
	return (
		<details
			name="aktion"
			className="disclosure border-b border-line"
			open={state.error !== "" || kept !== null || undefined}
			key={state.error}
		>
			<summary className="team-summary">{title}</summary>
			<form action={send} className="flex flex-col gap-8 pt-4 pb-16">
				<input type="hidden" name="termin" value={appointmentId} />
				{kept ? <p role="status">{kept.notice}</p> : null}
				{state.error ? (
					<p role="alert" id={errorId} className="team-error">
						<TabSays />
						{state.error}
					</p>
				) : null}
				{fields.map((field) => (
					<FilledField
						key={field.name}
						field={field}
						id={`feld-${field.name}`}
						typed={state.values[field.name]}
						describedBy={state.error ? errorId : undefined}
						isWrong={state.field === field.name}
					/>
				))}
				{children}
				<Pressing
					className={`team-button self-start ${isDangerous ? "team-danger" : ""}`}
				>
					{button}
				</Pressing>
			</form>
		</details>
	);
}
