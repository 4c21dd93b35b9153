import type { FormState } from "#components/form/form-state.ts";

/** A code to read out, ready to be shown: once, and nowhere else. */
export interface ShownCode {
	/** "ACDE-FH34" */
	code: string;
	/** "Code für Warteraum links" */
	title: string;
	/** Where to type it, and until when. */
	text: string;
}

/** What came of a form that makes a code. */
export interface DeviceFormState extends FormState {
	shown: ShownCode | null;
}
