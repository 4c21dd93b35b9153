"use client";

import { type ReactNode, useActionState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { untouched } from "#components/form/form-state.ts";
import { improvementStepAction } from "../actions.ts";

/** The list's form: each of its buttons says what to do with which. */
export function ImprovementSteps({ children }: { children: ReactNode }) {
	const [state, action] = useActionState(improvementStepAction, untouched({}));
	return (
		<FormShell action={action} state={state} className="flex flex-col gap-16">
			{children}
		</FormShell>
	);
}
