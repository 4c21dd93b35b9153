"use client";

import { type ReactNode, useActionState } from "react";
import { TabSays } from "#components/page/tab-title.tsx";
import { useKept } from "../_form/kept-fields.tsx";
import { filledInStepAction } from "../actions.ts";
import { Pressing } from "./pressing.tsx";
import type { StepRefusal } from "./step-refusals.ts";
import { UNTOUCHED } from "./step-state.ts";

/** A field of a step. Words only: everything here may go to the browser. */
export type StepField = { name: string; label: string } & (
	| { kind: "text" | "email" | "tel"; value: string }
	| { kind: "lines"; value: string }
	| { kind: "number"; value: string; max: number }
	| { kind: "tick" }
	| {
			kind: "choice";
			value: string;
			groups: readonly {
				name: string | null;
				options: readonly { value: string; text: string }[];
			}[];
	  }
);

/** A step for which something is written or chosen; without a script it answers with the whole page. */
export function StepForm({
	step,
	visit,
	fields,
	button,
	refusals,
	children,
}: {
	step: string;
	visit: { id: string; version: number };
	fields: readonly StepField[];
	button: string;
	refusals: Record<StepRefusal, string>;
	children?: ReactNode;
}) {
	const kept = useKept({ schritt: step, besuch: visit.id });
	const [state, action] = useActionState(filledInStepAction, {
		...UNTOUCHED,
		...(kept ? { values: kept.values } : {}),
	});
	const id = `${step}-${visit.id}`;
	return (
		<form action={action} className="flex flex-col gap-8">
			<input type="hidden" name="schritt" value={step} />
			<input type="hidden" name="besuch" value={visit.id} />
			<input type="hidden" name="stand" value={visit.version} />
			{kept ? <p role="status">{kept.notice}</p> : null}
			{state.error ? (
				<p role="alert" id={`${id}-fehler`} className="team-error">
					<TabSays />
					{refusals[state.error]}
				</p>
			) : null}
			{fields.map((field) => (
				<FilledField
					key={field.name}
					field={field}
					id={`${id}-${field.name}`}
					typed={state.values[field.name]}
					describedBy={state.error ? `${id}-fehler` : undefined}
				/>
			))}
			{children}
			<Pressing className="team-button self-start">{button}</Pressing>
		</form>
	);
}

/** One field, with what was typed before it was refused. */
export function FilledField({
	field,
	id,
	typed,
	describedBy,
	isWrong = false,
	isNext = false,
}: {
	field: StepField;
	id: string;
	typed: string | undefined;
	/** Id of the refusal. */
	describedBy: string | undefined;
	isWrong?: boolean;
	/** What comes next on this page: whoever opens it types at once. */
	isNext?: boolean;
}) {
	const common = {
		id,
		name: field.name,
		autoFocus: isNext,
		"aria-describedby": describedBy,
		"aria-invalid": isWrong || undefined,
	};
	if (field.kind === "tick")
		return (
			<label className="team-tick">
				<input
					{...common}
					type="checkbox"
					value="1"
					defaultChecked={typed === "1"}
				/>
				{field.label}
			</label>
		);
	const value = typed ?? field.value;
	return (
		<div className="flex flex-col gap-4">
			<label htmlFor={id} className="text-small font-bold">
				{field.label}
			</label>
			{field.kind === "lines" ? (
				<textarea
					{...common}
					rows={3}
					className="team-input"
					defaultValue={value}
					key={value}
				/>
			) : field.kind === "choice" ? (
				<select
					{...common}
					className="team-input"
					defaultValue={value}
					key={value}
				>
					{field.groups.map(({ name, options }) =>
						name === null ? (
							options.map(option)
						) : (
							<optgroup key={name} label={name}>
								{options.map(option)}
							</optgroup>
						),
					)}
				</select>
			) : (
				<input
					{...common}
					type={field.kind}
					// So that the style sheet sees whether one is typed (team-needs-email).
					placeholder={field.kind === "email" ? " " : undefined}
					className={`team-input ${field.kind === "number" ? "w-64" : ""}`}
					min={field.kind === "number" ? 0 : undefined}
					max={field.kind === "number" ? field.max : undefined}
					defaultValue={value}
					key={value}
				/>
			)}
		</div>
	);
}

const option = ({ value, text }: { value: string; text: string }) => (
	<option key={value} value={value}>
		{text}
	</option>
);
