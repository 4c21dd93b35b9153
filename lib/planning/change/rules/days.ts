import type { PlanChange, PlannedClosure } from "#lib/planning/planning.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
} from "#lib/time.ts";

/** A day of some span, today or later, on which somebody might have an appointment. */
interface Range {
	today: CivilDate;
	/** The last day that can be booked, or is. */
	last: CivilDate;
}

/** The days on which a change can take or give somebody their desk, ascending. */
export function changedDates(
	change: PlanChange,
	/** All of the station, or of the city. */
	closures: readonly Pick<PlannedClosure, "id" | "startDate" | "endDate">[],
	{ today, last }: Range,
	now: Temporal.Instant,
): CivilDate[] {
	const spans = spansOf(change, closures, { today, last }, now);
	const dates = spans.flatMap(({ startDate, endDate }) =>
		datesBetween(
			startDate < today ? today : startDate,
			endDate > last ? last : endDate,
		),
	);
	return [...new Set(dates)].sort();
}

function spansOf(
	change: PlanChange,
	closures: readonly Pick<PlannedClosure, "id" | "startDate" | "endDate">[],
	{ today, last }: Range,
	now: Temporal.Instant,
): { startDate: CivilDate; endDate: CivilDate }[] {
	switch (change.kind) {
		case "roster":
			return [{ startDate: today, endDate: last }];
		case "closure":
			return [...change.closure.days];
		case "closure-end":
			return closures.filter(
				({ id }) => id !== null && change.closureIds.includes(id),
			);
		case "desk-sick": {
			const date = civilDateOf(now);
			return [{ startDate: date, endDate: date }];
		}
		case "holiday":
			return [{ startDate: change.date, endDate: change.date }];
	}
}

/** Days around those on which somebody loses their desk: there new times are looked for. */
export function datesAround(
	dates: readonly CivilDate[],
	before: number,
	after: number,
	{ today, last }: Range,
): CivilDate[] {
	const around = dates.flatMap((date) =>
		datesBetween(addDays(date, -before), addDays(date, after)),
	);
	return [...new Set(around)]
		.filter((date) => today <= date && date <= last)
		.sort();
}
