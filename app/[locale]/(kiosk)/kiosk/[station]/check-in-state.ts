export interface CheckInState {
	/** Digits so far. */
	typed: string;
	refusal: {
		title: string;
		text: string;
		/** Perhaps mistyped: typing again comes first. */
		isSlip: boolean;
		/** A ticket is a way on. */
		canDraw: boolean;
	} | null;
}

const DIGITS = 9;
/** The key that takes the last digit back. */
export const DELETE_KEY = "weg";

/** What stands in the field after one more key, where no script types it. */
export function pressKey(typed: string, key: string): string {
	if (key === DELETE_KEY) return typed.slice(0, -1);
	return /^\d$/.test(key) && typed.length < DIGITS ? typed + key : typed;
}

/** Readers and people may send anything; only digits count. */
export function digitsOf(text: string): string {
	return text.slice(0, 64).replace(/\D/g, "").slice(0, DIGITS);
}
