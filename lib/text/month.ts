import { parseCivilDate } from "#lib/civil-date.ts";
import {
	addDays,
	type CivilDate,
	datesBetween,
	type Minute,
	weekdayOf,
} from "#lib/time.ts";

/** `YYYY-MM`. */
export type Month = `${number}-${number}`;

export function monthOf(date: CivilDate): Month {
	return date.slice(0, 7) as Month;
}

export function parseMonth(text: string): Month | null {
	return /^\d{4}-\d{2}$/.test(text) && parseCivilDate(`${text}-01`)
		? (text as Month)
		: null;
}

export function addMonths(month: Month, months: number): Month {
	return Temporal.PlainYearMonth.from(month)
		.add({ months })
		.toString() as Month;
}

export function firstOf(month: Month): CivilDate {
	return `${month}-01` as CivilDate;
}

export function lastOf(month: Month): CivilDate {
	return addDays(firstOf(addMonths(month, 1)), -1);
}

/** The month as a calendar sheet: weeks from Monday to Sunday, null where another month's day would be. */
export function weeksOf(month: Month): (CivilDate | null)[][] {
	const dates = datesBetween(firstOf(month), lastOf(month));
	const blanksBefore = weekdayOf(firstOf(month)) - 1;
	const cells: (CivilDate | null)[] = [
		...Array.from({ length: blanksBefore }, () => null),
		...dates,
	];
	while (cells.length % 7 !== 0) cells.push(null);
	return Array.from({ length: cells.length / 7 }, (_, week) =>
		cells.slice(week * 7, week * 7 + 7),
	);
}

/** Times in order, each under its full hour. */
export function groupByHour<Time extends { start: Minute }>(
	times: readonly Time[],
): { hour: Minute; times: Time[] }[] {
	const hours = new Map<Minute, Time[]>();
	for (const time of times) {
		const hour = Math.floor(time.start / 60) * 60;
		hours.set(hour, [...(hours.get(hour) ?? []), time]);
	}
	return [...hours].map(([hour, times]) => ({ hour, times }));
}
