"use client";

import { useActionState } from "react";
import { untouched } from "#components/form/form-state.ts";
import type { CompactSpec } from "../../_form/compact-field.tsx";
import { CompactForm } from "../../_form/compact-form.tsx";
import { announceAction } from "../actions.ts";

const FIRST = { was: "delay", minuten: "10", dauer: "60", kommende: "1" };

/** A prepared sentence, a number in it, and whom it is for. */
export function AnnounceForm({
	hidden,
	fields,
	button,
}: {
	hidden: Readonly<Record<string, string | number>>;
	fields: readonly CompactSpec[];
	button: string;
}) {
	const [state, action] = useActionState(announceAction, untouched({}));
	const wasSent = Object.keys(state.sent).length > 0;
	return (
		<CompactForm
			action={action}
			state={state}
			kept={null}
			hidden={hidden}
			fields={fields}
			sent={wasSent ? {} : toSent(FIRST)}
			idOf={(name) => `durchsage-${name}`}
			button={button}
		/>
	);
}

const toSent = (texts: Readonly<Record<string, string>>) =>
	Object.fromEntries(
		Object.entries(texts).map(([name, text]) => [name, [text]]),
	);
