import type { Kind, StationDay, WaitBefore } from "#lib/pilot/effect/effect.ts";
import { addDays, type CivilDate, daysBetween, mondayOf } from "#lib/time.ts";

/** What was measured at a station over a day or a week. */
export interface Unit {
	from: CivilDate;
	until: CivilDate;
	value: number;
	people: number;
}

/** What is compared. Waits are minutes, the queue is people, who left is per cent. */
export const OUTCOMES = [
	"wait",
	"waitWithout",
	"waitWith",
	"queue",
	"left",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const KIND: Readonly<Partial<Record<Outcome, Kind>>> = {
	wait: "all",
	waitWithout: "without",
	waitWith: "with",
};

/** A mean is compared with means only, a median with medians. */
export type Measure = "mean" | "median";

/** A day with fewer people says little about the day and too much about the people. */
const FEWEST_A_DAY = 5;

/** A week has so many days on which a station is open. */
const DAYS_A_WEEK = 5;
export const daysIn = ({ from, until }: Pick<Unit, "from" | "until">) =>
	Math.min(DAYS_A_WEEK, daysBetween(from, until) + 1);

/** What the machine has counted itself, day by day. */
export function countedUnits(
	days: readonly StationDay[],
	outcome: Outcome,
	measure: Measure,
): Unit[] {
	return days.flatMap((day) => {
		const found = counted(day, outcome, measure);
		return found && found.people >= FEWEST_A_DAY
			? [{ from: day.date, until: day.date, ...found }]
			: [];
	});
}

function counted(
	{ people, queue }: StationDay,
	outcome: Outcome,
	measure: Measure,
): Pick<Unit, "value" | "people"> | null {
	const { all } = people;
	if (outcome === "queue")
		return queue && queue.openSeconds > 0 && all
			? {
					value: queue.waitingSeconds / queue.openSeconds,
					people: all.visits,
				}
			: null;
	if (outcome === "left")
		return all && all.visits > 0
			? { value: (all.left / all.visits) * 100, people: all.visits }
			: null;
	const of = people[KIND[outcome] ?? "all"];
	if (!of || of.served === 0) return null;
	const seconds =
		measure === "mean" ? of.waitSeconds / of.served : of.medianSeconds;
	return seconds === null ? null : { value: seconds / 60, people: of.served };
}

/** What somebody measured by hand, where the machine has not counted itself. */
export function enteredUnits(
	entered: readonly WaitBefore[],
	outcome: Outcome,
	measure: Measure,
	isCounted: (date: CivilDate) => boolean,
): Unit[] {
	const kind = KIND[outcome];
	if (!kind) return [];
	const spans = Map.groupBy(
		entered,
		({ firstDay, lastDay }) => `${firstDay} ${lastDay}`,
	);
	return [...spans.values()].flatMap((rows) => {
		const [first] = rows;
		if (!first) return [];
		const { firstDay: from, lastDay: until } = first;
		if (datesOf(from, until).some(isCounted)) return [];
		const row = (booked: boolean) => rows.find((one) => one.booked === booked);
		const found =
			kind === "all"
				? together(row(false), row(true), measure)
				: one(row(kind === "with"), measure);
		return found ? [{ from, until, ...found }] : [];
	});
}

function one(row: WaitBefore | undefined, measure: Measure) {
	const value = row?.[measure] ?? null;
	return row && value !== null ? { value, people: row.people } : null;
}

/**
 * Means of two groups make a mean of both; of two medians nobody knows the median of both. One group alone is everybody
 * only where it was said that there was no other.
 */
function together(
	without: WaitBefore | undefined,
	withOne: WaitBefore | undefined,
	measure: Measure,
) {
	const a = one(without, measure);
	if (!withOne || !a) return without?.everybody ? a : null;
	const b = one(withOne, measure);
	if (!b || measure === "median") return null;
	const people = a.people + b.people;
	return { value: (a.value * a.people + b.value * b.people) / people, people };
}

function datesOf(from: CivilDate, until: CivilDate): CivilDate[] {
	return Array.from({ length: daysBetween(from, until) + 1 }, (_, day) =>
		addDays(from, day),
	);
}

/** The one of which more is known from before; where nothing was entered, the mean. */
export function measureOf(entered: readonly WaitBefore[]): Measure {
	const known = (measure: Measure) =>
		entered.filter((row) => row[measure] !== null).length;
	return known("median") > known("mean") ? "median" : "mean";
}

/** Two stations over the same days; null: the other one is not asked. */
export interface Match {
	from: CivilDate;
	until: CivilDate;
	own: number;
	other: number | null;
	people: number;
}

/**
 * Days meet their day; where one of the two has a week only, the other one's days of it are put together. What only one
 * of them has is left out: it would compare different days.
 */
export function matched(
	own: readonly Unit[],
	other: readonly Unit[] | null,
): Match[] {
	const weeks = new Set(
		[...own, ...(other ?? [])]
			.filter(({ from, until }) => from !== until)
			.map(({ from }) => from),
	);
	const keyOf = ({ from }: Unit) => {
		const monday = mondayOf(from);
		return weeks.has(monday) ? monday : from;
	};
	const theirs = other && Map.groupBy(other, keyOf);
	return [...Map.groupBy(own, keyOf)].flatMap(([key, units]) => {
		const beside = theirs?.get(key) ?? null;
		if (theirs && !beside) return [];
		return [
			{
				from: key,
				until: weeks.has(key) ? addDays(key, 6) : key,
				own: meanOf(units),
				other: beside && meanOf(beside),
				people: units.reduce((sum, { people }) => sum + people, 0),
			},
		];
	});
}

/** Of the people, where there are several days. */
function meanOf(units: readonly Unit[]): number {
	const people = units.reduce((sum, unit) => sum + unit.people, 0);
	return (
		units.reduce((sum, { value, people: n }) => sum + value * n, 0) / people
	);
}
