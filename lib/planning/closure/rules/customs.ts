import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { city } from "#lib/city/city.ts";
import { addDays, type CivilDate, datesBetween, weekdayOf } from "#lib/time.ts";

/** Days on which the city's houses usually close, or earlier; each has a name in the messages. */
type Custom =
	| "weiberfastnacht"
	| "rosenmontag"
	| "veilchendienstag"
	| "brueckentag"
	| "heiligabend"
	| "silvester";

export interface CustomDay {
	date: CivilDate;
	custom: Custom;
}

/** Those of a year that fall on a working day, in order of date; what is closed is for people to decide. */
export function customDays(year: number): CustomDay[] {
	const easterMonday = holidaysOf(year).find(isEasterMonday);
	const carnival: CustomDay[] =
		easterMonday && city().holidays.carnival
			? [
					{ date: addDays(easterMonday, -53), custom: "weiberfastnacht" },
					{ date: addDays(easterMonday, -49), custom: "rosenmontag" },
					{ date: addDays(easterMonday, -48), custom: "veilchendienstag" },
				]
			: [];
	const others: CustomDay[] = [
		...bridges(year),
		{ date: `${year}-12-24` as CivilDate, custom: "heiligabend" },
		{ date: `${year}-12-31` as CivilDate, custom: "silvester" },
	];
	return [...carnival, ...others]
		.filter(({ date }) => isWorkingDay(date))
		.sort((a, b) => a.date.localeCompare(b.date));
}

export function holidaysOf(year: number): CivilDate[] {
	return datesBetween(
		`${year}-01-01` as CivilDate,
		`${year}-12-31` as CivilDate,
	).filter((date) => publicHolidayOn(date) !== null);
}

const isEasterMonday = (date: CivilDate) =>
	publicHolidayOn(date) === "ostermontag";

const isWorkingDay = (date: CivilDate) =>
	weekdayOf(date) <= 5 && publicHolidayOn(date) === null;

/** A Friday after a holiday on Thursday, a Monday before one on Tuesday. */
function bridges(year: number): CustomDay[] {
	return holidaysOf(year)
		.flatMap((date): CustomDay[] => {
			const weekday = weekdayOf(date);
			if (weekday === 4)
				return [{ date: addDays(date, 1), custom: "brueckentag" }];
			if (weekday === 2)
				return [{ date: addDays(date, -1), custom: "brueckentag" }];
			return [];
		})
		.filter(({ date }) => !/-12-(24|31)$/.test(date));
}
