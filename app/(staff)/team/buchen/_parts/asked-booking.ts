import { WISH_ROWS } from "#app/(staff)/team/_form/wish-row.tsx";
import { askedView } from "#components/calendar/asked-view.ts";
import {
	type ChosenTime,
	parseTimeValue,
} from "#lib/booking/rules/time-value.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { parseClock } from "#lib/time.ts";

/** `dienst` entries, or the rows of the form, which are written the short way from here on. */
export function askedServices(params: Sent): string[] {
	const rows = WISH_ROWS.flatMap((row) => {
		const slug = textOf(params, `dienst-${row}`);
		const count = Number(plainDigits(textOf(params, `anzahl-${row}`))) || 1;
		return /^[a-z0-9-]{1,64}$/.test(slug)
			? [count === 1 ? slug : `${slug}:${count}`]
			: [];
	});
	return rows.length > 0 ? rows : [...readChoice(params).services];
}

/** The time that was pressed, or typed by whoever may overbook. */
export function askedTime(params: Sent): ChosenTime | null {
	const date = parseCivilDate(textOf(params, "tag-frei"));
	const start = parseClock(textOf(params, "uhrzeit"));
	const stationSlug = textOf(params, "ort-frei");
	if (date && start !== null && stationSlug)
		return { stationSlug, date, start };
	return parseTimeValue(textOf(params, "zeit"));
}

/** Next free first, unless a month or a day is asked for. */
export function askedCalendar(params: Sent): Omit<WhenView, "notice"> {
	const view = askedView(params);
	const isMonth =
		textOf(params, "ansicht") === "monat" || view.day || view.month;
	return isMonth ? { ...view, view: undefined } : { ...view, view: "liste" };
}
