"use client";

import { useActionState } from "react";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { openByPinAction } from "../actions.ts";
import type { EntryState } from "./entry-state.ts";
import type { EntryTexts } from "./texts.ts";

const NOTHING: EntryState = {
	reference: "",
	missing: { reference: false, pin: false },
	refusal: null,
};

/** A client component only because `useActionState` hands the answer to its page; no script is sent (NoScripts). */
export function EntryForm({ texts }: { texts: EntryTexts }) {
	const [state, action] = useActionState(openByPinAction, NOTHING);
	const { reference, missing, refusal } = state;
	const problems = [
		...(missing.reference
			? [{ href: "#nummer", text: texts.numberMissing }]
			: []),
		...(missing.pin ? [{ href: "#pin", text: texts.pinMissing }] : []),
	];
	const notice = refusal && texts.refusals[refusal];
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				{problems.length > 0 ? (
					<ErrorSummary title={texts.errorSummary} problems={problems} />
				) : null}
				{notice ? (
					<Alert kind="danger" title={notice.title} role="alert" autoFocus>
						<p>{notice.text}</p>
					</Alert>
				) : null}
				<PageHeading title={texts.title}>{texts.lead}</PageHeading>
				<form action={action} noValidate className="flex flex-col gap-32">
					<Field
						name="nummer"
						{...texts.number}
						inputMode="numeric"
						autoComplete="off"
						value={reference}
						error={missing.reference ? texts.numberMissing : undefined}
					/>
					<Field
						name="pin"
						{...texts.pin}
						inputMode="numeric"
						autoComplete="off"
						value=""
						error={missing.pin ? texts.pinMissing : undefined}
					/>
					<ActionBar>
						<Button className="w-full sm:w-auto">{texts.open}</Button>
					</ActionBar>
				</form>
				<div className="flex flex-col gap-8">
					<p>{texts.link}</p>
					<p>
						{texts.call} <a href={texts.phone.href}>{texts.phone.number}</a>
					</p>
				</div>
			</PageFrame>
		</TabTitle>
	);
}
