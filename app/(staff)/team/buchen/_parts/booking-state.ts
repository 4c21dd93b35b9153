import type { FormState } from "#components/form/form-state.ts";

/** A form that takes a time: the caller's data stay, whatever is wrong, and it says how it goes on. */
export interface BookingState extends FormState {
	/** The time is gone: what comes closest. */
	nearest: readonly { value: string; text: string }[];
	/** What an overbooking would overlap; asked before it is done. */
	overlap: {
		text: string;
		lines: readonly string[];
		ids: readonly string[];
	} | null;
}

/** Nothing stands in the way so far. */
export const NO_WAY_ON = { nearest: [], overlap: null } as const;
