import {
	firstOf,
	readChoice,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import {
	type ChosenTime,
	parseTimeValue,
} from "#app/[locale]/(citizen)/termine/_choice/time-value.ts";
import { askedView } from "#app/[locale]/(citizen)/termine/zeit/_parts/asked-view.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { parseCivilDate, parseClock } from "#lib/time.ts";

export const ROWS = ["1", "2", "3"] as const;

/** `dienst` entries, or the rows of the form, which are written the short way from here on. */
export function askedServices(params: SearchParams): string[] {
	const rows = ROWS.flatMap((row) => {
		const slug = firstOf(params[`dienst-${row}`]);
		const count = Number(plainDigits(firstOf(params[`anzahl-${row}`]))) || 1;
		return /^[a-z0-9-]{1,64}$/.test(slug)
			? [count === 1 ? slug : `${slug}:${count}`]
			: [];
	});
	return rows.length > 0 ? rows : [...readChoice(params).services];
}

/** The time that was pressed, or typed by whoever may overbook. */
export function askedTime(params: SearchParams): ChosenTime | null {
	const date = parseCivilDate(firstOf(params["tag-frei"]));
	const start = parseClock(firstOf(params.uhrzeit));
	const stationSlug = firstOf(params["ort-frei"]);
	if (date && start !== null && stationSlug)
		return { stationSlug, date, start };
	return parseTimeValue(firstOf(params.zeit));
}

/** Next free first, unless a month or a day is asked for. */
export function askedCalendar(params: SearchParams): Omit<WhenView, "notice"> {
	const view = askedView(params);
	const isMonth = firstOf(params.ansicht) === "monat" || view.day || view.month;
	return isMonth ? { ...view, view: undefined } : { ...view, view: "liste" };
}
