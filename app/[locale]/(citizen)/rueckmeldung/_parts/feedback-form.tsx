"use client";

import { useActionState } from "react";
import { FormEnd } from "#components/form/form-end.tsx";
import { FormField } from "#components/form/form-field.tsx";
import { FormFrame } from "#components/form/form-frame.tsx";
import { problemsOf } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { partOf, textOf } from "#lib/sent.ts";
import type { FeedbackFields, FeedbackState } from "./feedback-fields.ts";
import type { FeedbackTexts } from "./texts.ts";

/** What travels with the form and has no field. */
const UNSEEN = ["key", "quelle", "t"];

/**
 * A client component only because `useActionState` is what hands a form's answer to its page; its
 * script is never sent (FormFrame).
 */
export function FeedbackForm({
	action,
	initial,
	fields,
	texts,
}: {
	action: (state: FeedbackState, form: FormData) => Promise<FeedbackState>;
	initial: FeedbackState;
	fields: FeedbackFields;
	texts: FeedbackTexts;
}) {
	const [state, send] = useActionState(action, initial);
	const { sent, visit } = state;
	const parts = [
		{ id: "bewerten", title: texts.rated, fields: fields.ratings },
		{ id: "schreiben", title: texts.written, fields: fields.words },
		// Of a one-time link we know it.
		...(textOf(sent, "t")
			? []
			: [{ id: "besuch", title: texts.about, fields: fields.visit }]),
		{ id: "antwort", title: texts.answer, fields: fields.answer },
	];
	const names = parts.flatMap(({ fields }) => fields.map(({ name }) => name));
	return (
		<FormFrame
			title={texts.title}
			lead={texts.lead}
			problems={problemsOf(state, names)}
			errorSummary={texts.errorSummary}
			notice={state.notice}
		>
			{visit ? (
				<p className="rounded-large bg-surface p-16">
					<strong className="font-bold">{texts.visit}</strong>
					<br />
					{visit}
				</p>
			) : null}
			<form action={send} noValidate className="flex flex-col gap-48">
				<HiddenFields fields={partOf(sent, (name) => UNSEEN.includes(name))} />
				{parts.map(({ id, title, fields }) => (
					<Stack as="section" gap={24} aria-labelledby={id} key={id}>
						<Heading id={id}>{title}</Heading>
						{fields.map((field) => (
							<FormField key={field.name} field={field} state={state} />
						))}
					</Stack>
				))}
				<Stack gap={16}>
					<FormEnd texts={texts} />
				</Stack>
			</form>
			<Stack as="nav" gap={8} aria-labelledby="anderes">
				<Heading id="anderes">{texts.other}</Heading>
				{texts.others.map(({ href, text }) => (
					<a key={href} href={href} className="jump self-start">
						{text}
					</a>
				))}
			</Stack>
		</FormFrame>
	);
}
