import { plainDigits } from "#lib/text/typed-digits.ts";

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

/** By name and time: one after the other. */
export interface NameState extends Pick<CheckInState, "refusal"> {
	step: "name" | "time";
	name: string;
	/** Digits so far. */
	time: string;
	/** What is missing before it can go on. */
	lacks: "name" | "time" | null;
}

/** Digits of a Terminnummer. */
export const NUMBER_LENGTH = 9;
/** Digits of a time, "0815". */
export const TIME_LENGTH = 4;
/** Longer than a booking takes them. */
export const NAME_LENGTH = 120;
/** The key that takes the last character back. */
export const DELETE_KEY = "weg";

/** What stands in the field after one more key, where no script types it. */
export function pressKey(typed: string, key: string, length: number): string {
	if (key === DELETE_KEY) return typed.slice(0, -1);
	return [...key].length === 1 && typed.length < length ? typed + key : typed;
}

/** Readers and people may send anything; only digits count. */
export function digitsOf(text: string, length: number): string {
	return plainDigits(text.slice(0, 64)).replace(/\D/g, "").slice(0, length);
}
