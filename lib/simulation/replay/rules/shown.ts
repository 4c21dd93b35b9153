import {
	type Cell,
	countCell,
	FEW,
	measuredCell,
	ninthCell,
	plainCell,
	roundPeople,
} from "#lib/pilot/figures/rules/cell.ts";
import type { Estimate } from "#lib/simulation/rules/estimate.ts";
import type { Band } from "./band.ts";
import { FIGURES, type PastFigure } from "./day-figures.ts";
import type { Replay, Replayed } from "./replay.ts";

/** Minutes of fewer desks would be those of somebody whom the house knows to have sat there. */
const FEWEST_DESKS = 3;

/** A figure of a past day as it may be shown: that day is about people, and about whoever sat at its desks. */
export interface Shown extends Omit<Replayed, "stored"> {
	stored: Cell;
}

export interface ShownReplay extends Omit<Replay, "figures" | "called"> {
	figures: Record<PastFigure, Shown>;
}

/** What is hidden is not shown as it was played either: that comes out nearly the same. What a change does stays. */
export function shownOf({ figures, called, ...replay }: Replay): ShownReplay {
	const cells: Record<PastFigure, (value: number | null) => Cell> = {
		walkInMedian: (value) => measuredCell(value, called.walkIns),
		walkInMost: (value) => ninthCell(value, called.walkIns),
		bookedMedian: (value) => measuredCell(value, called.booked),
		bookedMost: (value) => ninthCell(value, called.booked),
		notServed: peopleCell,
		left: peopleCell,
		overtime: (value) => desksCell(value, replay.taken),
		idle: (value) => desksCell(value, replay.taken),
	};
	return {
		...replay,
		figures: Object.fromEntries(
			FIGURES.map((name): [PastFigure, Shown] => {
				const { again, after, ...figure } = figures[name];
				const stored = cells[name](figure.stored);
				const isPeople = name === "notServed" || name === "left";
				const round = <Of extends Estimate>(estimate: Of | null) =>
					estimate && isPeople ? inFives(estimate) : estimate;
				return [
					name,
					{
						...figure,
						stored,
						again: stored.few ? null : round(again),
						after: stored.few ? null : round(after),
					},
				];
			}),
		) as Record<PastFigure, Shown>,
	};
}

const peopleCell = (value: number | null) =>
	value === null ? plainCell(null) : countCell(value);

const desksCell = (value: number | null, desks: number) =>
	desks > 0 && desks < FEWEST_DESKS ? FEW : plainCell(value);

/** As the day's own number beside it. */
function inFives<Of extends Estimate & Partial<Pick<Band, "from" | "until">>>(
	estimate: Of,
): Of {
	const { from, until } = estimate;
	return {
		...estimate,
		mean: roundPeople(estimate.mean),
		...(from === undefined ? {} : { from: roundPeople(from) }),
		...(until === undefined ? {} : { until: roundPeople(until) }),
	};
}
