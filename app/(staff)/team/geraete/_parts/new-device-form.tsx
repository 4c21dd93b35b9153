"use client";

import { useActionState } from "react";
import { FormFields } from "#components/form/form-field.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import {
	type FieldSpec,
	type Option,
	problemsOf,
	untouched,
} from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { makeDeviceAction } from "../actions.ts";
import { CodePanel } from "./code-panel.tsx";
import type { DeviceTexts } from "./texts.ts";

/** A screen that is not yet in the list. */
export function NewDeviceForm({
	id,
	stations,
	texts,
}: {
	/** Of the device to be made: sent twice, it is one. */
	id: string;
	stations: readonly Option[];
	texts: DeviceTexts;
}) {
	const [state, action] = useActionState(makeDeviceAction, {
		...untouched({}),
		shown: null,
	});
	const { shown, notice } = state;
	const fields: FieldSpec[] = [
		{
			type: "list",
			name: "stationId",
			label: texts.station,
			options: stations,
		},
		{ type: "choice", name: "kind", label: texts.kind, options: texts.kinds },
		{
			type: "text",
			name: "name",
			label: texts.name,
			hint: texts.nameHint,
			autoComplete: "off",
		},
		{ type: "tick", name: "prints", label: texts.prints },
	];
	return (
		<FormShell
			action={action}
			state={{ notice: null }}
			problems={[
				...(notice ? [{ text: notice.title }] : []),
				...problemsOf(state, ["name"]),
			]}
			errorSummary={texts.errorSummary}
			before={<CodePanel shown={shown} />}
			hidden={{ id }}
			className="flex max-w-column flex-col gap-24"
		>
			<FormFields
				fields={fields}
				state={{
					...state,
					sent: {
						stationId: stations[0]?.value,
						kind: "display",
						...state.sent,
					},
				}}
			/>
			<Button className="self-start">{texts.make}</Button>
		</FormShell>
	);
}
