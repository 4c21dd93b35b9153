"use client";

import { useActionState } from "react";
import {
	FormEnd,
	FormTop,
	inOrder,
} from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/form-parts.tsx";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { CheckTick } from "#components/ui/check-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { feedbackAction } from "../actions.ts";
import type { FeedbackState } from "./feedback-state.ts";
import type { FeedbackTexts } from "./texts.ts";

const FIELDS = ["booking", "praise", "text", "email"];

/**
 * A client component only because `useActionState` is what hands a form's answer to its page; its
 * script is never sent (NoScripts).
 */
export function FeedbackForm({
	initial,
	texts,
}: {
	initial: FeedbackState;
	texts: FeedbackTexts;
}) {
	const [state, action] = useActionState(feedbackAction, initial);
	const { values, errors, notice } = state;
	const errorOf = (name: keyof typeof errors) => {
		const code = errors[name];
		return code ? texts.errors[code] : undefined;
	};
	const words = (name: "praise" | "text" | "email") => ({
		name,
		...texts.fields[name],
		value: values[name],
		error: errorOf(name),
		optional: texts.optional,
	});
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				<FormTop
					texts={texts}
					problems={inOrder(FIELDS, errors, texts.errors)}
					notice={
						notice && {
							kind: state === initial ? "info" : "warning",
							...texts.notices[notice],
						}
					}
				/>
				{state.visit ? (
					<p className="rounded-large bg-surface p-16">
						<strong className="font-bold">{texts.visit}</strong>
						<br />
						{state.visit}
					</p>
				) : null}
				<form action={action} noValidate className="flex flex-col gap-48">
					<input type="hidden" name="key" value={state.key} />
					<input type="hidden" name="quelle" value={state.source} />
					{state.token ? (
						<input type="hidden" name="t" value={state.token} />
					) : null}
					<Stack as="section" gap={24} aria-labelledby="bewerten">
						<Heading id="bewerten">{texts.rated}</Heading>
						{texts.ratings.map(({ name, legend }) => (
							<RadioGroup
								key={name}
								name={name}
								className="rating"
								legend={legend}
								value={values[name]}
								options={texts.ratingOptions}
								error={name === "booking" ? errorOf(name) : undefined}
							/>
						))}
					</Stack>
					<Stack as="section" gap={24} aria-labelledby="schreiben">
						<Heading id="schreiben">{texts.written}</Heading>
						<TextArea {...words("praise")} rows={4} />
						<TextArea {...words("text")} />
					</Stack>
					{state.token ? null : (
						<Stack as="section" gap={24} aria-labelledby="besuch">
							<Heading id="besuch">{texts.about}</Heading>
							<Select
								name="station"
								label={texts.station}
								value={values.station}
								options={texts.stations}
							/>
							<Select
								name="about"
								label={texts.service}
								value={values.about}
								options={texts.noService}
								groups={texts.services}
							/>
							<RadioGroup
								name="kind"
								className="rating"
								legend={texts.kind}
								value={values.kind}
								options={texts.kinds}
							/>
						</Stack>
					)}
					<Stack as="section" gap={24} aria-labelledby="antwort">
						<Heading id="antwort">{texts.answer}</Heading>
						<Field
							{...words("email")}
							type="email"
							inputMode="email"
							autoComplete="email"
						/>
						<CheckTick
							id="news"
							name="news"
							label={texts.news}
							checked={values.news !== ""}
						/>
					</Stack>
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
			</PageFrame>
		</TabTitle>
	);
}
