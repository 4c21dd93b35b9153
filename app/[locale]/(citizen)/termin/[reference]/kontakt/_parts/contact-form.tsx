"use client";

import { useActionState } from "react";
import { EmailSlip, TakeEmail } from "#components/contact/email-slip.tsx";
import { FormField } from "#components/form/form-field.tsx";
import { FormFrame } from "#components/form/form-frame.tsx";
import { type FormState, problemsOf } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { type Sent, textOf } from "#lib/sent.ts";
import type { ContactTexts } from "./texts.ts";

const FORM = "kontakt";

export interface ContactState extends FormState {
	/** What was probably meant by the e-mail address; asked once. */
	suggestion: string | null;
}

/** A client component only because `useActionState` hands the answer to its page; no script is sent (FormFrame). */
export function ContactForm({
	action,
	link,
	back,
	initial,
	texts,
}: {
	action: (state: ContactState, form: FormData) => Promise<ContactState>;
	/** Number and token of the appointment, to be sent along. */
	link: Sent;
	/** Address of the appointment. */
	back: string;
	initial: ContactState;
	texts: ContactTexts;
}) {
	const [state, send] = useActionState(action, initial);
	const { sent, errors, suggestion, notice } = state;
	const { fields } = texts;
	const problems = problemsOf(state, ["email", "phone"]);
	return (
		<FormFrame
			title={texts.title}
			lead={texts.lead}
			problems={problems}
			errorSummary={texts.errorSummary}
			notice={notice}
			question={
				suggestion && problems.length === 0 ? (
					<EmailSlip
						suggestion={suggestion}
						texts={texts}
						form={FORM}
						autoFocus={!notice}
					/>
				) : null
			}
		>
			{texts.masked ? <p>{texts.masked}</p> : null}
			<form action={send} id={FORM} noValidate className="flex flex-col gap-32">
				<HiddenFields fields={link} />
				{suggestion ? (
					<HiddenFields fields={{ gefragt: textOf(sent, "email") }} />
				) : null}
				{texts.rule ? <p>{texts.rule}</p> : null}
				<div className="flex flex-col gap-8">
					<FormField field={fields.email} state={state} />
					{suggestion && errors.email ? (
						<TakeEmail suggestion={suggestion} texts={texts} form={FORM} />
					) : null}
				</div>
				<FormField field={fields.mayAsk} state={state} />
				<FormField field={fields.phone} state={state} />
				<ActionBar>
					<Button className="w-full sm:w-auto">{texts.save}</Button>
				</ActionBar>
			</form>
			<ButtonLink variant="secondary" href={back} className="self-start">
				{texts.keep}
			</ButtonLink>
		</FormFrame>
	);
}
