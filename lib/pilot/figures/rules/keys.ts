import { addMonths, monthOf } from "#lib/text/month.ts";
import { addDays, type CivilDate, datesBetween, weekdayOf } from "#lib/time.ts";
import type { Dimension } from "./asked.ts";
import type { Period } from "./period.ts";

/** Dimensions whose keys follow from the period, so that an empty day has its place. */
const FROM_PERIOD: Partial<Record<Dimension, (period: Period) => string[]>> = {
	tag: ({ from, until }) => datesBetween(from, until),
	woche: ({ from, until }) => {
		const mondays: CivilDate[] = [];
		let monday = addDays(from, 1 - weekdayOf(from));
		for (; monday <= until; monday = addDays(monday, 7)) mondays.push(monday);
		return mondays;
	},
	monat: ({ from, until }) => {
		const months: string[] = [];
		let month = monthOf(from);
		for (; month <= monthOf(until); month = addMonths(month, 1))
			months.push(month);
		return months;
	},
	wochentag: () => ["1", "2", "3", "4", "5", "6", "7"],
};

/**
 * The rows of a breakdown, each with its key in both periods. Days, weeks and months meet by their place; everything
 * else meets its own kind.
 * @param seen keys that were counted, in the order in which they are to stand
 */
export function rowKeys(
	by: Dimension,
	period: Period,
	before: Period | null,
	seen: readonly string[],
): { key: string; before: string | null }[] {
	const list = FROM_PERIOD[by];
	if (!list) return seen.map((key) => ({ key, before: before && key }));
	const earlier = before ? list(before) : [];
	const moves = by === "tag" || by === "woche" || by === "monat";
	return list(period).map((key, place) => ({
		key,
		before: moves ? (earlier[place] ?? null) : before && key,
	}));
}
