import type { StationDay } from "#lib/pilot/effect/effect.ts";
import { firstOf, lastOf, type Month, monthOf } from "#lib/text/month.ts";
import type { CivilDate } from "#lib/time.ts";
import {
	daysIn,
	FEWEST_IN_PUBLIC,
	LEVELS,
	type LevelName,
	type Levels,
	levelTable,
} from "./levels.ts";

/** A month at a station, or of all of them together. */
export interface DataRow {
	month: Month;
	/** False: it is not over. */
	isWhole: boolean;
	/** Null: all stations. */
	stationId: number | null;
	levels: Levels;
}

/** Months, ascending; all stations first, then each in the city's order. */
export function dataRows(
	days: readonly StationDay[],
	stationIds: readonly number[],
	until: CivilDate,
): DataRow[] {
	const months = [...new Set(days.map(({ date }) => monthOf(date)))].sort();
	return months.flatMap((month) => {
		const isWhole = lastOf(month) <= until;
		const { all, stations } = levelTable(
			daysIn(days, { from: firstOf(month), until: lastOf(month) }),
			FEWEST_IN_PUBLIC,
		);
		return [
			{ month, isWhole, stationId: null, levels: all },
			...stationIds.flatMap((stationId) => {
				const levels = stations.get(stationId);
				return levels ? [{ month, isWhole, stationId, levels }] : [];
			}),
		];
	});
}

/** Since which month each of them is known; null: not yet. */
export function knownSince(
	rows: readonly DataRow[],
): Record<LevelName, Month | null> {
	return Object.fromEntries(
		LEVELS.map((name) => [
			name,
			rows.find(({ levels }) => levels[name].value !== null)?.month ?? null,
		]),
	) as Record<LevelName, Month | null>;
}
