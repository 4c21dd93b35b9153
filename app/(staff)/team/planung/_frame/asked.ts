import { type Sent, textOf } from "#lib/sent.ts";

/** A row that the address names; null: none, or nonsense. */
export function askedId(params: Sent, name: string): number | null {
	const text = textOf(params, name);
	return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
