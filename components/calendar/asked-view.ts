import { parseCivilDate } from "#lib/civil-date.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { parseMonth } from "#lib/text/month.ts";

/** Which part of the calendar the address asks for; what is no day, month or view is left out. */
export function askedView(params: Sent): Omit<WhenView, "notice"> {
	return {
		view: textOf(params, "ansicht") === "liste" ? "liste" : undefined,
		month: parseMonth(textOf(params, "monat")) ?? undefined,
		grouping: textOf(params, "gruppe") === "station" ? "station" : undefined,
		day: parseCivilDate(textOf(params, "tag")) ?? undefined,
	};
}
