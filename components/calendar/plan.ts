import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { addMonths, type Month, monthOf } from "#lib/text/month.ts";
import type { CivilDate } from "#lib/time.ts";

/** What the page shows of the calendar, decided from the address and what is free. */
export interface Plan {
	view: "monat" | "liste";
	month: Month;
	/** Null when the month has no free day. */
	selected: FreeTimesOfDay | null;
	/** The first free day of all. */
	earliest: FreeTimesOfDay | null;
	/** The first free day after the selected one, or after the month. */
	next: FreeTimesOfDay | null;
	previousMonth: Month | null;
	nextMonth: Month | null;
}

export function planOf(
	days: readonly FreeTimesOfDay[],
	asked: Omit<WhenView, "notice">,
	today: CivilDate,
	/** Last day of the longest horizon. */
	until: CivilDate,
): Plan {
	const first = monthOf(today);
	const last = monthOf(until);
	const [earliest = null] = days;
	const wanted = asked.month ?? monthOf(asked.day ?? earliest?.date ?? today);
	const month = (
		wanted < first ? first : wanted > last ? last : wanted
	) as Month;
	const selected =
		days.find(({ date }) => date === asked.day && monthOf(date) === month) ??
		days.find(({ date }) => monthOf(date) === month) ??
		null;
	const after = selected?.date ?? `${month}-31`;
	return {
		view: asked.view ?? "monat",
		month,
		selected,
		earliest,
		next: days.find(({ date }) => date > after) ?? null,
		previousMonth: month > first ? addMonths(month, -1) : null,
		nextMonth: month < last ? addMonths(month, 1) : null,
	};
}
