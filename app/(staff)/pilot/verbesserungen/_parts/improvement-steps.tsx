"use client";

import { type ReactNode, useActionState } from "react";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { improvementStepAction } from "../actions.ts";

/** The list's form: each of its buttons says what to do with which. */
export function ImprovementSteps({ children }: { children: ReactNode }) {
	const [state, action] = useActionState(improvementStepAction, {
		values: {},
		errors: {},
		notice: null,
	});
	return (
		<form action={action} className="flex flex-col gap-16">
			<StaffNotice notice={state.notice} />
			{children}
		</form>
	);
}
