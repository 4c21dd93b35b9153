"use client";

import { type ReactNode, useActionState } from "react";
import { StaffFormFrame } from "#components/staff/staff-form-frame.tsx";
import { formState } from "#components/staff/staff-form-state.ts";
import { improvementStepAction } from "../actions.ts";

/** The list's form: each of its buttons says what to do with which. */
export function ImprovementSteps({ children }: { children: ReactNode }) {
	const [state, action] = useActionState(improvementStepAction, formState());
	return (
		<StaffFormFrame
			action={action}
			state={state}
			className="flex flex-col gap-16"
		>
			{children}
		</StaffFormFrame>
	);
}
