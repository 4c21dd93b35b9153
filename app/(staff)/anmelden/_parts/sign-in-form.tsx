"use client";

import { useActionState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { signInAction } from "../actions.ts";
import { FIRST } from "./sign-in-state.ts";
import type { SignInTexts } from "./texts.ts";

/** A client component only because `useActionState` hands the answer to its page; no script is sent (StaffPage). */
export function SignInForm({
	next,
	texts,
}: {
	/** Where to go on to; empty: wherever the account begins. */
	next: string;
	texts: SignInTexts;
}) {
	const [{ step, email, pending, missing, refusal }, action] = useActionState(
		signInAction,
		FIRST,
	);
	const problems = (["email", "password", "code"] as const)
		.filter((name) => missing[name])
		.map((name) => ({ href: `#${name}`, text: texts.missing[name] }));
	const error = (name: keyof typeof missing) =>
		missing[name] ? texts.missing[name] : undefined;
	return (
		<form action={action} noValidate className="flex flex-col gap-24">
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			{refusal ? (
				<Alert
					kind="danger"
					role="alert"
					autoFocus
					title={texts.refusals[refusal.reason].title}
				>
					<p>
						{texts.refusals[refusal.reason].text.replace(
							"{time}",
							refusal.until ?? "",
						)}
					</p>
				</Alert>
			) : null}
			<input type="hidden" name="weiter" value={next} />
			{step === "password" ? (
				<>
					<Field
						name="email"
						label={texts.email}
						type="email"
						inputMode="email"
						autoComplete="username"
						value={email}
						error={error("email")}
					/>
					<Field
						name="password"
						label={texts.password}
						type="password"
						autoComplete="current-password"
						value=""
						error={error("password")}
					/>
					{refusal?.until ? (
						<Field
							name="code"
							label={texts.code}
							hint={texts.codeAtOnceHint}
							optional={texts.optional}
							inputMode="text"
							autoComplete="one-time-code"
							value=""
						/>
					) : null}
				</>
			) : (
				<>
					<input type="hidden" name="pending" value={pending} />
					<Field
						name="code"
						label={texts.code}
						hint={texts.codeHint}
						inputMode="text"
						autoComplete="one-time-code"
						value=""
						error={error("code")}
					/>
				</>
			)}
			<div className="flex flex-wrap items-center gap-x-24 gap-y-8">
				<Button>{texts.submit}</Button>
				<a href={texts.forgotten.href} className="jump">
					{texts.forgotten.text}
				</a>
			</div>
		</form>
	);
}
