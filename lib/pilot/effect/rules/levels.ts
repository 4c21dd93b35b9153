import type {
	CountedPeople,
	Kind,
	StationDay,
} from "#lib/pilot/effect/effect.ts";
import {
	type Cell,
	countCell,
	FEW,
	FEWEST_PEOPLE,
	measuredCell,
	plainCell,
	shareCell,
} from "#lib/pilot/figures/rules/cell.ts";
import type { Period } from "#lib/pilot/figures/rules/period.ts";

/** How things stand over some days: in public, in the report, in the open data. Units as in `LEVEL_UNITS`. */
export const LEVELS = [
	"served",
	"waitAll",
	"waitWithout",
	"waitWith",
	"queue",
	"left",
	"noShow",
	"lead",
	"leadWithin",
	"promise",
	"ratedWait",
	"ratedService",
] as const;
export type LevelName = (typeof LEVELS)[number];
export type Levels = Readonly<Record<LevelName, Cell>>;

export const LEVEL_UNITS = {
	served: "count",
	waitAll: "minutes",
	waitWithout: "minutes",
	waitWith: "minutes",
	queue: "people",
	left: "percent",
	noShow: "percent",
	lead: "days",
	leadWithin: "percent",
	promise: "percent",
	ratedWait: "points",
	ratedService: "points",
} as const satisfies Record<LevelName, string>;

/** In public no number is about fewer people: anybody may put it beside what else they know. */
export const FEWEST_IN_PUBLIC = 20;

export const daysIn = (
	days: readonly StationDay[],
	{ from, until }: Period,
): StationDay[] => days.filter(({ date }) => from <= date && date <= until);

/**
 * Of these days together. What nobody counted is nothing, never nought.
 * @param fewest people that a number must be about
 */
export function levelsOf(
	days: readonly StationDay[],
	fewest: number = FEWEST_PEOPLE,
): Levels {
	const sum = (of: (day: StationDay) => number) =>
		days.reduce((all, day) => all + of(day), 0);
	const people = (kind: Kind, of: (counted: CountedPeople) => number) =>
		sum(({ people }) => {
			const counted = people[kind];
			return counted ? of(counted) : 0;
		});
	const measured = (value: number, count: number) =>
		count > 0 && count < fewest
			? FEW
			: measuredCell(count === 0 ? null : value / count, count);
	const share = (part: number, whole: number) =>
		whole > 0 && whole < fewest ? FEW : shareCell(part, whole);
	const wait = (kind: Kind) =>
		measured(
			people(kind, ({ waitSeconds }) => waitSeconds / 60),
			people(kind, ({ served }) => served),
		);
	const served = people("all", (one) => one.served);
	const visits = people("all", (one) => one.visits);
	const open = sum(({ queue }) => queue?.openSeconds ?? 0);
	const leads = days.flatMap(({ lead }) => lead ?? []);
	const looks = leads.reduce((all, { measured }) => all + measured, 0);
	const rated = (what: "wait" | "service") =>
		measured(
			sum(({ ratings }) => ratings[what].sum),
			sum(({ ratings }) => ratings[what].count),
		);
	return {
		served: served > 0 && served < fewest ? FEW : countCell(served),
		waitAll: wait("all"),
		...hiddenTogether(wait("without"), wait("with")),
		queue:
			visits > 0 && visits < fewest
				? FEW
				: measuredCell(
						open === 0
							? null
							: sum(({ queue }) => queue?.waitingSeconds ?? 0) / open,
						visits,
					),
		left: share(
			people("all", (one) => one.left),
			visits,
		),
		noShow: share(
			sum((day) => day.noShows),
			sum((day) => day.due),
		),
		lead: plainCell(medianOf(leads.flatMap(({ median }) => median ?? []))),
		leadWithin: plainCell(
			looks === 0
				? null
				: (leads.reduce((all, { within }) => all + within, 0) / looks) * 100,
		),
		promise: share(
			sum(({ promise }) => promise.within),
			sum(({ promise }) => promise.known),
		),
		ratedWait: rated("wait"),
		ratedService: rated("service"),
	};
}

/**
 * Whoever takes people without appointment from everybody is left with those who had one: where only one of the two is too
 * few, the other is hidden as well, and everybody together stays, which is nearly the same then.
 */
function hiddenTogether(without: Cell, withOne: Cell) {
	const isTold = (cell: Cell) => cell.value !== null;
	const isOneLeft =
		(without.few && isTold(withOne)) || (withOne.few && isTold(without));
	return isOneLeft
		? { waitWithout: FEW, waitWith: FEW }
		: { waitWithout: without, waitWith: withOne };
}

export interface LevelTable {
	all: Levels;
	/** By station's id; one of which nothing was counted is not in it. */
	stations: ReadonlyMap<number, Levels>;
}

/**
 * All together and each station, for everybody to read. Whoever takes the stations that are shown from all together is
 * left with those that are hidden: where these are too few people even together, all together is hidden as well.
 */
export function levelTable(
	days: readonly StationDay[],
	fewest: number,
): LevelTable {
	const stations = new Map(
		[...Map.groupBy(days, ({ stationId }) => stationId)].map(
			([stationId, own]) => [stationId, levelsOf(own, fewest)],
		),
	);
	const whole = levelsOf(days, fewest);
	const all = Object.fromEntries(
		LEVELS.map((name) => {
			const hidden = days.filter(
				({ stationId }) => stations.get(stationId)?.[name].few,
			);
			const isTold = !levelsOf(hidden, fewest)[name].few;
			return [name, isTold ? whole[name] : FEW];
		}),
	) as Levels;
	return { all, stations };
}

function medianOf(values: readonly number[]): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [
		sorted[Math.ceil(middle) - 1],
		sorted[Math.floor(middle)],
	];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
