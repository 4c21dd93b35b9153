import type { DayFacts } from "#lib/availability/availability.ts";
import { closedStarts } from "#lib/availability/rules/free-starts.ts";
import { subtract } from "#lib/availability/rules/span.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

/** An appointment that is booked, and what it needs. */
export interface Standing {
	id: string;
	stationId: number;
	deskId: number;
	date: CivilDate;
	from: Minute;
	until: Minute;
	serviceIds: readonly number[];
}

type Needs = Pick<Standing, "from" | "until" | "serviceIds">;

/**
 * Whether somebody is there for it: its desk is in use, serves all of it and is open the whole time, for whichever
 * channel (what was promised stays promised when the channel changes), and none of its services is closed then.
 */
export function isCovered(
	facts: DayFacts,
	{ deskId, ...needs }: Needs & { deskId: number },
): boolean {
	return canTake(facts, deskId, needs) && !hasClosedService(facts, needs);
}

/** The desks that could take it, whatever else they have to do. */
export function desksFor(facts: DayFacts, needs: Needs): number[] {
	if (hasClosedService(facts, needs)) return [];
	return facts.desks
		.map(({ id }) => id)
		.filter((id) => canTake(facts, id, needs));
}

function canTake(
	{ desks, windows }: DayFacts,
	deskId: number,
	{ from, until, serviceIds }: Needs,
): boolean {
	const desk = desks.find(({ id }) => id === deskId);
	if (!desk) return false;
	const { serves } = desk;
	if (serves && !serviceIds.every((id) => serves.has(id))) return false;
	const own = windows.filter((window) => window.deskId === deskId);
	return subtract({ from, until }, own).length === 0;
}

function hasClosedService(
	facts: DayFacts,
	{ from, until, serviceIds }: Needs,
): boolean {
	const request = {
		serviceIds,
		minutes: until - from,
		channel: "staff",
		now: 0,
	} as const;
	return closedStarts(facts, request)(from);
}
