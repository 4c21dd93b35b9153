import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";

/** A row that the address names; null: none, or nonsense. */
export function askedId(params: SearchParams, name: string): number | null {
	const text = firstOf(params[name]);
	return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
