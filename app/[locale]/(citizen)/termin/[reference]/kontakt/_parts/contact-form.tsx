"use client";

import { useActionState } from "react";
import { LinkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link-fields.tsx";
import { EmailSlip, TakeEmail } from "#components/contact/email-slip.tsx";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CheckTick } from "#components/ui/check-group.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { correctContactAction } from "../actions.ts";
import type { ContactState } from "./contact-state.ts";
import type { ContactTexts } from "./texts.ts";

const FORM = "kontakt";

/** A client component only because `useActionState` hands the answer to its page; no script is sent (NoScripts). */
export function ContactForm({
	reference,
	token,
	back,
	initial,
	texts,
}: {
	reference: string;
	token: string;
	/** Address of the appointment. */
	back: string;
	initial: ContactState;
	texts: ContactTexts;
}) {
	const [state, action] = useActionState(correctContactAction, initial);
	const { values, errors, suggestion, refusal } = state;
	const problems = Object.entries(errors).map(([field, code]) => ({
		href: `#${field}`,
		text: texts.errors[code],
	}));
	const notice = refusal && texts.refusals[refusal];
	const field = (name: "email" | "phone") => {
		const code = errors[name];
		return {
			name,
			...texts.fields[name],
			value: values[name],
			error: code ? texts.errors[code] : undefined,
		};
	};
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				{problems.length > 0 ? (
					<ErrorSummary title={texts.errorSummary} problems={problems} />
				) : null}
				{notice ? (
					<Alert kind="warning" title={notice.title} role="alert" autoFocus>
						<p>{notice.text}</p>
					</Alert>
				) : null}
				{suggestion && problems.length === 0 ? (
					<EmailSlip
						suggestion={suggestion}
						texts={texts}
						form={FORM}
						autoFocus={!notice}
					/>
				) : null}
				<PageHeading title={texts.title}>{texts.lead}</PageHeading>
				{texts.masked ? <p>{texts.masked}</p> : null}
				<form
					action={action}
					id={FORM}
					noValidate
					className="flex flex-col gap-32"
				>
					<LinkFields reference={reference} token={token} />
					{suggestion ? (
						<input type="hidden" name="gefragt" value={values.email} />
					) : null}
					{texts.rule ? <p>{texts.rule}</p> : null}
					<div className="flex flex-col gap-8">
						<Field
							{...field("email")}
							type="email"
							inputMode="email"
							autoComplete="email"
						/>
						{suggestion && errors.email ? (
							<TakeEmail suggestion={suggestion} texts={texts} form={FORM} />
						) : null}
					</div>
					<CheckTick
						id="mayAsk"
						name="mayAsk"
						label={texts.mayAsk}
						checked={values.mayAsk !== ""}
					/>
					<Field {...field("phone")} type="tel" autoComplete="tel" />
					<ActionBar>
						<Button className="w-full sm:w-auto">{texts.save}</Button>
					</ActionBar>
				</form>
				<ButtonLink variant="secondary" href={back} className="self-start">
					{texts.keep}
				</ButtonLink>
			</PageFrame>
		</TabTitle>
	);
}
