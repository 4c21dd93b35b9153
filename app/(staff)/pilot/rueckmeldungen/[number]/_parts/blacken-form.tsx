"use client";

import { useActionState } from "react";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { blackenFeedbackAction } from "../actions.ts";

interface BlackenTexts {
	passage: string;
	hint: string;
	submit: string;
	suspected: string;
	one: string;
}

/** One press for what looks personal, a field for everything else. */
export function BlackenForm({
	hidden,
	suspected,
	texts,
}: {
	hidden: Readonly<Record<string, string>>;
	suspected: readonly string[];
	texts: BlackenTexts;
}) {
	const [state, action] = useActionState(blackenFeedbackAction, {
		values: {},
		errors: {},
		notice: null,
	});
	return (
		<form
			action={action}
			id="schwaerzen"
			noValidate
			className="flex flex-col gap-16"
		>
			<StaffNotice notice={state.notice} />
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Field
				name="passage"
				label={texts.passage}
				hint={texts.hint}
				value={state.values.passage?.[0] ?? ""}
				error={state.errors.passage}
			/>
			<Button variant="secondary" className="self-start">
				{texts.submit}
			</Button>
			{suspected.length > 0 ? (
				<fieldset className="flex min-w-0 flex-col gap-8">
					<legend className="pb-8">{texts.suspected}</legend>
					{suspected.map((passage) => (
						<button
							key={passage}
							type="submit"
							name="suspected"
							value={passage}
							className="inbox-passage"
						>
							{texts.one} <bdi>{passage}</bdi>
						</button>
					))}
				</fieldset>
			) : null}
		</form>
	);
}
