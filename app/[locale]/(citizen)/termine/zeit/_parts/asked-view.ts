import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { parseMonth } from "#lib/text/month.ts";
import { parseCivilDate } from "#lib/time.ts";

/** Which part of the calendar the address asks for; what is no day, month or view is left out. */
export function askedView(params: SearchParams): Omit<WhenView, "notice"> {
	return {
		view: firstOf(params.ansicht) === "liste" ? "liste" : undefined,
		month: parseMonth(firstOf(params.monat)) ?? undefined,
		grouping: firstOf(params.gruppe) === "station" ? "station" : undefined,
		day: parseCivilDate(firstOf(params.tag)) ?? undefined,
	};
}
