import type { FormState } from "#components/form/form-state.ts";
import type { Printed } from "#lib/printing/commands/print-slip.ts";

/** What became of a number that was typed or scanned; in words, for the browser. */
export interface CheckInState {
	/** As typed, while it led to nothing. */
	typed: string;
	message: string;
	isGood: boolean;
	/** Counts answers: the same one twice is read out twice. */
	round: number;
}

export interface DrawState extends FormState {
	/** Of the form: sent twice it is one ticket. */
	key: string;
	drawn: {
		ticket: string;
		wait: string;
		/** That they go to several desks, in words; empty: to one. */
		walk: string;
		link: string;
		visitId: string;
		printed: Printed | "asked";
		/** What became of the slip, in words; empty: there is no printer at the counter. */
		slip: string;
	} | null;
	/** Drawing is stopped, and could be done all the same. */
	mayOverride: boolean;
}
