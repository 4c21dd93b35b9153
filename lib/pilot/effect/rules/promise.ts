import { plainDigits } from "#lib/text/typed-digits.ts";

export const PROMISE_DAYS = { min: 1, max: 365 } as const;

/** "14" → 14; null: no number of days that a promise can be. */
export function readPromise(typed: string): number | null {
	const plain = plainDigits(typed);
	const days = /^\d{1,3}$/.test(plain) ? Number(plain) : 0;
	return days >= PROMISE_DAYS.min && days <= PROMISE_DAYS.max ? days : null;
}
