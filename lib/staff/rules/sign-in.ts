import { plainDigits } from "#lib/text/typed-digits.ts";

/** So long ago may an administrator have tried an issuer, for passwords to be switched off. */
export const CHECK_HOURS = 4;

/** After how many days without use an account may be closed. */
export const UNUSED_DAYS = { min: 30, max: 730 } as const;

/** @returns null: never; "wrong": no number of days that is allowed */
export function readUnusedDays(typed: string): number | null | "wrong" {
	const text = plainDigits(typed.trim());
	if (text === "") return null;
	const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	return days >= UNUSED_DAYS.min && days <= UNUSED_DAYS.max ? days : "wrong";
}
