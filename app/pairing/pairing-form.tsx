"use client";

import { useActionState } from "react";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { pairAction } from "./actions.ts";
import type { PairingState } from "./pairing-state.ts";
import type { PairingTexts } from "./texts.ts";

const NOTHING: PairingState = { code: "", refusal: null };

/** A client component only because `useActionState` hands the answer to its page; no script is sent (NoScripts). */
export function PairingForm({
	kind,
	station,
	texts,
}: {
	kind: DeviceKind;
	/** Slug. */
	station: string;
	texts: PairingTexts;
}) {
	const [{ code, refusal }, action] = useActionState(pairAction, NOTHING);
	const problem = refusal ? texts.refusals[refusal] : undefined;
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				{problem ? (
					<ErrorSummary
						title={texts.errorTitle}
						problems={[{ href: "#code", text: problem }]}
					/>
				) : null}
				<PageHeading title={texts.title}>{texts.lead}</PageHeading>
				<p className="text-large font-bold">{texts.station}</p>
				<form action={action} noValidate className="flex flex-col gap-32">
					<input type="hidden" name="art" value={kind} />
					<input type="hidden" name="station" value={station} />
					<Field
						name="code"
						{...texts.code}
						autoComplete="off"
						value={code}
						error={problem}
					/>
					<Button className="self-start">{texts.pair}</Button>
				</form>
			</PageFrame>
		</TabTitle>
	);
}
