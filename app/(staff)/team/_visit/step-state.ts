import type { StepRefusal } from "./step-refusals.ts";

/** What a form that was filled in shows again: why it was refused, and what was typed. */
export interface StepState {
	error: StepRefusal | null;
	values: Readonly<Record<string, string>>;
}

export const UNTOUCHED: StepState = { error: null, values: {} };
