"use client";

import { type ReactNode, useActionState } from "react";
import { TabSays } from "#components/page/tab-title.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import {
	confirmSecondFactorAction,
	dropSecondFactorAction,
	replaceRecoveryCodesAction,
} from "../actions.ts";
import { NO_CODES } from "./codes-state.ts";
import type { FactorTexts } from "./texts.ts";

/** All forms of the page in one place: the answer to the first one is shown although by then the others stand here. */
export function FactorForms({
	offer,
	printing,
	texts,
}: {
	/** QR code and key of a new secret; null: there is a second factor. */
	offer: ReactNode | null;
	printing: ReactNode;
	texts: FactorTexts;
}) {
	const [confirmed, confirm] = useActionState(
		confirmSecondFactorAction,
		NO_CODES,
	);
	const [replaced, replace] = useActionState(
		replaceRecoveryCodesAction,
		NO_CODES,
	);
	const [dropped, drop] = useActionState(dropSecondFactorAction, NO_CODES);
	const codes = [...confirmed.codes, ...replaced.codes];
	const error = confirmed.error || replaced.error || dropped.error;
	return (
		<div className="flex flex-col gap-32">
			{error ? <TabSays /> : null}
			{codes.length > 0 ? (
				<Codes codes={codes} printing={printing} texts={texts} />
			) : offer ? (
				<>
					{offer}
					<form action={confirm} noValidate className="flex flex-col gap-24">
						<Field
							name="code"
							label={texts.code}
							hint={texts.codeHint}
							inputMode="numeric"
							autoComplete="one-time-code"
							value=""
							error={confirmed.error || undefined}
						/>
						<Button className="self-start">{texts.confirm}</Button>
					</form>
				</>
			) : (
				<>
					<WithPassword
						id="codes"
						heading={texts.replace.title}
						text={texts.replace.text}
						button={texts.replace.button}
						label={texts.password}
						action={replace}
						error={replaced.error}
					/>
					<WithPassword
						id="entfernen"
						heading={texts.drop.title}
						text={texts.drop.text}
						button={texts.drop.button}
						label={texts.password}
						action={drop}
						error={dropped.error}
					/>
				</>
			)}
		</div>
	);
}

function Codes({
	codes,
	printing,
	texts,
}: {
	codes: readonly string[];
	printing: ReactNode;
	texts: FactorTexts;
}) {
	return (
		<>
			<Alert kind="success" role="alert" autoFocus title={texts.codes.title}>
				<p>{texts.codes.text}</p>
			</Alert>
			<ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-24 gap-y-8 rounded-large border border-line p-16 font-mono text-large">
				{codes.map((code) => (
					<li key={code}>{code}</li>
				))}
			</ul>
			<div className="no-print flex flex-wrap items-center gap-x-24 gap-y-8">
				{printing}
				<a href={texts.codes.on.href} className="jump">
					{texts.codes.on.text}
				</a>
			</div>
		</>
	);
}

function WithPassword({
	id,
	heading,
	text,
	button,
	label,
	action,
	error,
}: {
	id: string;
	heading: string;
	text: string;
	button: string;
	label: string;
	action: (form: FormData) => void;
	error: string;
}) {
	return (
		<section aria-labelledby={id} className="flex flex-col gap-16">
			<Heading id={id}>{heading}</Heading>
			<p>{text}</p>
			<form action={action} noValidate className="flex flex-col gap-16">
				<Field
					id={`${id}-passwort`}
					name="password"
					label={label}
					type="password"
					autoComplete="current-password"
					value=""
					error={error || undefined}
				/>
				<Button variant="secondary" className="self-start">
					{button}
				</Button>
			</form>
		</section>
	);
}
