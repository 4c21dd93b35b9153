"use client";

import { useActionState } from "react";
import { NoScripts, PageFrame, PageTitle } from "#components/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { reportAction } from "./actions.ts";
import { type ReportState, TRAP } from "./report-state.ts";
import type { ReportTexts } from "./texts.ts";

/**
 * Something on a page that cannot be used, or that went wrong. A client component only because `useActionState` is what hands a form's answer to its page; its
 * script is never sent (NoScripts).
 */
export function ReportForm({
	initial,
	texts,
}: {
	initial: ReportState;
	texts: ReportTexts;
}) {
	const [{ values, errors, notice }, action] = useActionState(
		reportAction,
		initial,
	);
	const problems = Object.entries(errors).map(([field, code]) => ({
		href: `#${field}`,
		text: texts.errors[code],
	}));
	const common = (name: "text" | "page" | "when" | "email") => {
		const code = errors[name];
		return {
			name,
			...texts.fields[name],
			value: values[name],
			error: code ? texts.errors[code] : undefined,
		};
	};
	return (
		<PageFrame>
			<NoScripts />
			<PageTitle title={problems.length > 0 ? texts.errorTitle : texts.title} />
			<div className="flex flex-col gap-24">
				{problems.length > 0 ? (
					<ErrorSummary title={texts.errorSummary} problems={problems} />
				) : null}
				{notice ? (
					<Alert
						kind="warning"
						title={texts.notices[notice].title}
						role="alert"
						autoFocus
					>
						<p>{texts.notices[notice].text}</p>
					</Alert>
				) : null}
				<PageHeading title={texts.title}>{texts.lead}</PageHeading>
			</div>
			<form action={action} noValidate className="flex flex-col gap-32">
				<input type="hidden" name="art" value={texts.type} />
				<TextArea {...common("text")} />
				<Field {...common("page")} optional={texts.optional} />
				<Field
					{...common("when")}
					type="datetime-local"
					optional={texts.optional}
				/>
				<Field
					{...common("email")}
					type="email"
					inputMode="email"
					autoComplete="email"
					optional={texts.optional}
				/>
				<div hidden>
					<label htmlFor={TRAP}>{texts.trap}</label>
					<input
						id={TRAP}
						name={TRAP}
						type="text"
						autoComplete="off"
						tabIndex={-1}
						defaultValue=""
					/>
				</div>
				<p className="text-muted">
					{texts.privacy}{" "}
					<a href={texts.privacyLink.href}>{texts.privacyLink.text}</a>
				</p>
				<Button className="w-full self-start sm:w-auto">{texts.send}</Button>
			</form>
		</PageFrame>
	);
}
