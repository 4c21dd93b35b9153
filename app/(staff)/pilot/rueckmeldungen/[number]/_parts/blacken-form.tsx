"use client";

import { useActionState } from "react";
import { FormNotice } from "#components/form/form-notice.tsx";
import { untouched } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { textOf } from "#lib/sent.ts";
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
	const [state, action] = useActionState(blackenFeedbackAction, untouched({}));
	return (
		<form
			action={action}
			id="schwaerzen"
			noValidate
			className="flex flex-col gap-16"
		>
			<FormNotice notice={state.notice} />
			<HiddenFields fields={hidden} />
			<Field
				name="passage"
				label={texts.passage}
				hint={texts.hint}
				value={textOf(state.sent, "passage")}
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
