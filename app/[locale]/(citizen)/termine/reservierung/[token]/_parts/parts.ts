import type { BookingState } from "./booking-state.ts";
import type { BookingTexts } from "./texts.ts";

/** What each part of the form is given. */
export interface PartProps {
	state: BookingState;
	texts: BookingTexts;
	/** The form's id, for buttons that stand beside it. */
	form: string;
}
