import type { TypedDetails } from "#lib/booking/rules/schema.ts";

type Typed = Record<
	keyof Omit<TypedDetails, "forOther" | "contact">,
	string
> & { locale: string };

/** The caller's data stay, whatever is wrong; all in words, for the browser. */
export interface BookingState {
	values: Typed;
	errors: Partial<Record<keyof Typed, string>>;
	/** Why it could not be booked. */
	refusal: string;
	/** The time is gone: what comes closest. */
	nearest: readonly { value: string; text: string }[];
	/** What an overbooking would overlap; asked before it is done. */
	overlap: {
		text: string;
		lines: readonly string[];
		ids: readonly string[];
	} | null;
}

export const NOTHING_TYPED: BookingState = {
	values: {
		name: "",
		bookedBy: "",
		phone: "",
		email: "",
		mayAsk: "",
		locale: "de",
	},
	errors: {},
	refusal: "",
	nearest: [],
	overlap: null,
};
