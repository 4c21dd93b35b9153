import type { Period } from "#lib/pilot/figures/rules/period.ts";
import { addMonths, firstOf, lastOf, monthOf } from "#lib/text/month.ts";
import type { CivilDate } from "#lib/time.ts";

/** The last three years, which pages and open data show. */
const LAST_MONTHS = 36;
/** A year before a start and a year after it say whether it changed anything. */
const AROUND_MONTHS = 12;

/**
 * Which days are looked at: however long ago a station began, the days around its start, and not all that ever was. Whole
 * months, since they are added up by month; ascending, and none twice.
 */
export function periodsOf(
	starts: readonly CivilDate[],
	until: CivilDate,
): Period[] {
	const monthsAround = (date: CivilDate, before: number, after: number) => {
		const last = lastOf(addMonths(monthOf(date), after));
		return {
			from: firstOf(addMonths(monthOf(date), -before)),
			until: last < until ? last : until,
		};
	};
	const wanted = [
		...starts.map((start) => monthsAround(start, AROUND_MONTHS, AROUND_MONTHS)),
		monthsAround(until, LAST_MONTHS, 0),
	].sort((a, b) => (a.from < b.from ? -1 : 1));
	const periods: Period[] = [];
	for (const { from, until: end } of wanted) {
		const last = periods.at(-1);
		if (!last || from > last.until) periods.push({ from, until: end });
		else if (end > last.until)
			periods.splice(-1, 1, { from: last.from, until: end });
	}
	return periods;
}
