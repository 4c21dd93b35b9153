"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { makeDeviceAction } from "../actions.ts";
import { CodePanel } from "./code-panel.tsx";
import { NOTHING } from "./device-state.ts";
import type { DeviceTexts } from "./texts.ts";

/** A screen that is not yet in the list. */
export function NewDeviceForm({
	id,
	stations,
	texts,
}: {
	/** Of the device to be made: sent twice, it is one. */
	id: string;
	stations: readonly { value: string; text: string }[];
	texts: DeviceTexts;
}) {
	const [{ shown, refusal }, action] = useActionState(
		makeDeviceAction,
		NOTHING,
	);
	const problem = refusal ? texts.refusals[refusal] : undefined;
	const isName = refusal === "name-missing";
	return (
		<form
			action={action}
			noValidate
			className="flex max-w-column flex-col gap-24"
		>
			{problem ? (
				<ErrorSummary
					title={texts.errorSummary}
					problems={[{ text: problem, ...(isName ? { href: "#name" } : {}) }]}
				/>
			) : null}
			<CodePanel shown={shown} />
			<input type="hidden" name="id" value={id} />
			<Select
				name="stationId"
				label={texts.station}
				value={stations[0]?.value ?? ""}
				options={stations}
			/>
			<RadioGroup
				name="kind"
				legend={texts.kind}
				value="display"
				options={texts.kinds}
			/>
			<Field
				name="name"
				label={texts.name}
				hint={texts.nameHint}
				autoComplete="off"
				value=""
				error={isName ? problem : undefined}
			/>
			<div className="kern-form-check">
				<input
					className="kern-form-check__checkbox"
					type="checkbox"
					id="prints"
					name="prints"
				/>
				<label className="kern-label" htmlFor="prints">
					{texts.prints}
				</label>
			</div>
			<Button className="self-start">{texts.make}</Button>
		</form>
	);
}
