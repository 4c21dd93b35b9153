"use client";

import { useActionState } from "react";
import { untouched } from "#components/form/form-state.ts";
import { TabSays } from "#components/page/tab-title.tsx";
import { Button } from "#components/ui/button.tsx";
import { renewCodeAction, revokeDeviceAction } from "../actions.ts";
import { CodePanel } from "./code-panel.tsx";
import type { DeviceTexts } from "./texts.ts";

/** Another code, or an end; the end asks first. */
export function DeviceActions({
	id,
	labels,
	texts,
}: {
	id: string;
	/** With the device's name. */
	labels: { newCode: string; revoke: string; revokeYes: string };
	texts: DeviceTexts;
}) {
	const [{ shown, notice }, action] = useActionState(renewCodeAction, {
		...untouched({}),
		shown: null,
	});
	return (
		<div className="flex flex-col gap-8">
			{notice ? (
				<p role="alert">
					<TabSays />
					{notice.title}
				</p>
			) : null}
			<CodePanel shown={shown} />
			<div className="flex flex-wrap items-start gap-16">
				<form action={action}>
					<input type="hidden" name="id" value={id} />
					<Button variant="secondary" aria-label={labels.newCode}>
						{texts.newCode}
					</Button>
				</form>
				<details className="disclosure">
					<summary className="inline-flex min-h-48 cursor-pointer items-center gap-4 text-action underline underline-offset-4">
						<span aria-hidden="true">{texts.revoke}</span>
						<span className="sr-only">{labels.revoke}</span>
					</summary>
					<form
						action={revokeDeviceAction}
						className="flex flex-col items-start gap-8 pt-8"
					>
						<input type="hidden" name="id" value={id} />
						<p>{texts.revokeAsk}</p>
						<Button variant="secondary">{labels.revokeYes}</Button>
					</form>
				</details>
			</div>
		</div>
	);
}
