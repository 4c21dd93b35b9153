import type {
	StationDay,
	StationOnline,
	WaitBefore,
} from "#lib/pilot/effect/effect.ts";
import { addDays, type CivilDate, mondayOf } from "#lib/time.ts";
import {
	compareAll,
	compareStation,
	type Judged,
	type Overall,
	type Series,
} from "./compare.ts";
import { FEWEST_IN_PUBLIC } from "./levels.ts";
import {
	countedUnits,
	enteredUnits,
	type Measure,
	measureOf,
	OUTCOMES,
	type Outcome,
	type Unit,
} from "./units.ts";

/** All that is known, as it was read. */
export interface Facts {
	/** Days that are over, ascending. */
	days: readonly StationDay[];
	entered: readonly WaitBefore[];
	/** Every station, in its order. */
	online: readonly StationOnline[];
}

export interface Compared {
	/** Null: too little is known of every station. */
	overall: Overall | null;
	stations: readonly Judged[];
}

export interface Effect {
	/** "wait" is the one that everybody asks for. */
	compared: Readonly<Record<Outcome, Compared>>;
	weeks: readonly WeekPoint[];
}

/** Whether it became better, for each outcome and station, and all stations in one. */
export function effectOf(facts: Facts): Effect {
	const known = knownOf(facts);
	const compared = Object.fromEntries(
		OUTCOMES.map((outcome) => [outcome, compare(facts, known, outcome)]),
	) as Record<Outcome, Compared>;
	return { compared, weeks: weeksOf(facts, known, compared.wait) };
}

interface Known {
	days: ReadonlyMap<number, readonly StationDay[]>;
	entered: ReadonlyMap<number, readonly WaitBefore[]>;
}

const knownOf = ({ days, entered }: Facts): Known => ({
	days: Map.groupBy(days, ({ stationId }) => stationId),
	entered: Map.groupBy(entered, ({ stationId }) => stationId),
});

function seriesOf(
	{ online }: Facts,
	known: Known,
	outcome: Outcome,
	measure: Measure,
): Series[] {
	return online.map((station) => {
		const days = known.days.get(station.stationId) ?? [];
		const counted = new Set(days.map(({ date }) => date));
		return {
			...station,
			units: [
				...countedUnits(days, outcome, measure),
				...enteredUnits(
					known.entered.get(station.stationId) ?? [],
					outcome,
					measure,
					(date) => counted.has(date),
				),
			],
		};
	});
}

/** A station's own measure is that of the others beside it. */
function compare(facts: Facts, known: Known, outcome: Outcome): Compared {
	const all = {
		mean: seriesOf(facts, known, outcome, "mean"),
		median: seriesOf(facts, known, outcome, "median"),
	};
	const stations = facts.online.flatMap(({ stationId }, index) => {
		const series = all[measureOf(known.entered.get(stationId) ?? [])];
		const own = series[index];
		return own ? [compareStation(own, series)] : [];
	});
	return { overall: compareAll(stations), stations };
}

/** A week before (negative) or after the start: 0 is the week of the start. */
export interface WeekPoint {
	week: number;
	/** Means of the stations' weeks, in minutes; null: not all of them have that week. */
	online: number | null;
	/** Those compared with, in the same calendar weeks. */
	others: number | null;
}

const WEEKS_AROUND = 8;

/**
 * The picture of the answer: each station's weeks counted from its own start. Only where all of them have the week, or
 * the line would rise when a slow station comes in.
 */
function weeksOf(
	facts: Facts,
	known: Known,
	{ overall, stations }: Compared,
): WeekPoint[] {
	if (!overall) return [];
	const series = seriesOf(facts, known, "wait", "mean");
	const weekly = new Map(
		series.map(({ stationId, units }) => [stationId, byWeek(units)]),
	);
	const startOf = (stationId: number) =>
		facts.online.find((one) => one.stationId === stationId)?.spans[0]?.from;
	const used = stations.flatMap(({ stationId, answer }) => {
		const start = startOf(stationId);
		return start &&
			"comparison" in answer &&
			overall.stationIds.includes(stationId)
			? [
					{
						stationId,
						monday: mondayOf(start),
						others: answer.comparison.others?.stationIds ?? [],
					},
				]
			: [];
	});
	const points = Array.from({ length: 2 * WEEKS_AROUND + 1 }, (_, index) => {
		const week = index - WEEKS_AROUND;
		const at = (stationId: number, monday: CivilDate) =>
			weekly.get(stationId)?.get(addDays(monday, 7 * week)) ?? null;
		/** Of a station that is not online yet by then. */
		const before = (stationId: number, monday: CivilDate) => {
			const start = startOf(stationId);
			const sunday = addDays(monday, 7 * week + 6);
			return start && start <= sunday ? null : at(stationId, monday);
		};
		return {
			week,
			online: meanOfAll(
				used.map(({ stationId, monday }) => at(stationId, monday)),
			),
			others: meanOfAll(
				used.flatMap(({ others, monday }) =>
					others.map((stationId) => before(stationId, monday)),
				),
			),
		};
	});
	const first = points.findIndex(({ online }) => online !== null);
	const last = points.findLastIndex(({ online }) => online !== null);
	return first < 0 ? [] : points.slice(first, last + 1);
}

/** Weeks with too few people are left out: this stands in public. */
function byWeek(units: readonly Unit[]): Map<CivilDate, number> {
	const weeks = Map.groupBy(units, ({ from }) => mondayOf(from));
	return new Map(
		[...weeks].flatMap(([monday, all]) => {
			const people = all.reduce((sum, unit) => sum + unit.people, 0);
			const values = all.reduce((sum, { value }) => sum + value, 0);
			return people < FEWEST_IN_PUBLIC ? [] : [[monday, values / all.length]];
		}),
	);
}

/** Null where one is missing. */
function meanOfAll(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null);
	return known.length === 0 || known.length < values.length
		? null
		: known.reduce((sum, value) => sum + value, 0) / known.length;
}
