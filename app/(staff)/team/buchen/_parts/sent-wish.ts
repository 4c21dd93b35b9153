import {
	type ChosenTime,
	parseTimeValue,
} from "#lib/booking/rules/time-value.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import type { Choice } from "#lib/paths/citizen.ts";
import { sentIn } from "#lib/sent.ts";

/** What a form that takes a time says: for what, where, and which time was pressed; another one where that was gone. */
export function sentWish(form: FormData): {
	choice: Choice;
	time: ChosenTime | null;
} {
	const { services, station } = readChoice(sentIn(form));
	return {
		choice: { services, ...(station ? { station } : {}) },
		time: parseTimeValue(form.get("andere") ?? form.get("zeit")),
	};
}

/** What it was told that the time overlaps; null: nothing, or it is not wanted all the same. */
export function sentWarning(form: FormData): { overlapping: string[] } | null {
	return form.has("trotzdem")
		? { overlapping: form.getAll("ueberlappt").map(String) }
		: null;
}
