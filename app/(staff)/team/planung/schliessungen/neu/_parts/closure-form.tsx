"use client";

import { type ReactNode, useActionState } from "react";
import {
	CANCEL_REASON,
	KEY,
} from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { ImpactPart } from "#app/(staff)/team/planung/_review/impact-part.tsx";
import { textOf, type Values } from "#components/staff/staff-form-state.ts";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckGroup } from "#components/ui/check-group.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Reveal } from "#components/ui/reveal.tsx";
import { Select } from "#components/ui/select.tsx";
import { previewClosureAction } from "../actions.ts";
import { FIELDS } from "./closure-state.ts";
import type { ClosureTexts } from "./texts.ts";

/**
 * One form, two looks: first what shall be closed, then also whom that concerns, and only then it can be saved. A client
 * component only because `useActionState` hands the answer to its page.
 */
export function ClosureForm({
	station,
	formKey,
	values,
	desks,
	services,
	mayCity,
	texts,
	before,
}: {
	/** Slug. */
	station: string;
	/** Sent twice, it is one change. */
	formKey: string;
	values: Values;
	desks: readonly { value: string; text: string }[];
	services: readonly { value: string; text: string }[];
	mayCity: boolean;
	texts: ClosureTexts;
	before: ReactNode;
}) {
	const [state, act] = useActionState(previewClosureAction, {
		values,
		errors: {},
		notice: null,
		impact: null,
	});
	const { errors, impact } = state;
	const value = (field: keyof typeof FIELDS) =>
		textOf(state.values, FIELDS[field]);
	const error = (field: keyof typeof FIELDS) => errors[FIELDS[field]];
	const problems = Object.entries(errors).map(([name, text]) => ({
		href: `#${name}`,
		text,
	}));
	/** What a scope asks for further. */
	const more: Readonly<Record<string, ReactNode>> = {
		desk: (
			<Select
				name={FIELDS.desk}
				label={texts.desk}
				error={error("desk")}
				value={value("desk")}
				options={desks}
			/>
		),
		services: (
			<CheckGroup
				name={FIELDS.services}
				legend={texts.services}
				hint={texts.servicesHint}
				error={error("services")}
				values={state.values[FIELDS.services] ?? []}
				options={services}
			/>
		),
	};
	const fields = (
		<div className="plan-form">
			<ChoiceGroup
				id={FIELDS.scope}
				legend={texts.scope}
				error={error("scope")}
				className="col-span-full"
			>
				{texts.scopes
					.filter(({ value }) => mayCity || value !== "city")
					.map((scope) => (
						<Reveal
							key={scope.value}
							type="radio"
							name={FIELDS.scope}
							value={scope.value}
							label={scope.text}
							isChosen={scope.value === (value("scope") || "station")}
						>
							{more[scope.value]}
						</Reveal>
					))}
			</ChoiceGroup>
			<Field
				name={FIELDS.from}
				label={texts.from}
				type="date"
				error={error("from")}
				value={value("from")}
			/>
			<Field
				name={FIELDS.until}
				label={texts.until}
				hint={texts.untilHint}
				type="date"
				optional={texts.optional}
				error={error("until")}
				value={value("until")}
			/>
			<Field
				name={FIELDS.fromTime}
				label={texts.fromTime}
				hint={texts.timesHint}
				optional={texts.optional}
				error={error("fromTime")}
				value={value("fromTime")}
			/>
			<Field
				name={FIELDS.untilTime}
				label={texts.untilTime}
				hint={texts.timesHint}
				optional={texts.optional}
				error={error("untilTime")}
				value={value("untilTime")}
			/>
			<Select
				name={FIELDS.repeat}
				label={texts.repeat}
				value={value("repeat") || "once"}
				options={texts.repeats}
			/>
			<Field
				name={FIELDS.repeatUntil}
				label={texts.repeatUntil}
				type="date"
				optional={texts.optional}
				error={error("repeatUntil") ?? error("repeat")}
				value={value("repeatUntil")}
			/>
			<Field
				name={FIELDS.reason}
				label={texts.reason}
				hint={texts.reasonHint}
				error={error("reason")}
				value={value("reason")}
			/>
			<Field
				name={FIELDS.reasonEn}
				label={texts.reasonEn}
				optional={texts.optional}
				error={error("reasonEn")}
				value={value("reasonEn")}
			/>
		</div>
	);
	return (
		<form action={act} noValidate className="flex flex-col gap-24">
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			<StaffNotice notice={state.notice} />
			{before}
			<input type="hidden" name="ort" value={station} />
			<input
				type="hidden"
				name={KEY}
				value={textOf(state.values, KEY) || formKey}
			/>
			{impact ? (
				// What was typed goes along; the list of people stands where one looks.
				<Disclosure summary={texts.change} open={problems.length > 0}>
					{fields}
				</Disclosure>
			) : (
				fields
			)}
			{impact ? (
				<ImpactPart impact={impact} error={errors[CANCEL_REASON]} />
			) : null}
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
