import type { DayDesk } from "#lib/availability/availability.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import type { CivilDate } from "#lib/time.ts";

/** A desk as leads see it, also while it is not in use. */
export interface PlannedDesk {
	/** Below 0: not saved yet. */
	id: number;
	name: string;
	position: number;
	/** False: its openings and its past stay, but nobody is booked there. */
	active: boolean;
	/** Ids of services; null: all of them. */
	serves: readonly number[] | null;
	/** Days on which only openings of that single date count, ascending. */
	ownDays: readonly CivilDate[];
}

/**
 * A station's whole roster. Every change, be it one opening, a copied week or going back to last month, is one plan
 * instead of another: so there is one way to check, preview, save and revert it.
 */
export interface RosterPlan {
	/** In order of position. */
	desks: readonly PlannedDesk[];
	/** Below 0: not saved yet. */
	openings: readonly Opening[];
}

/** What free times are worked out from (lib/availability/rules/compose.ts): desks in use, and what they serve. */
export function dayDesksOf({ desks }: RosterPlan): DayDesk[] {
	return desks
		.filter(({ active }) => active)
		.map(({ id, serves, ownDays }) => ({
			id,
			serves: serves && new Set(serves),
			ownDays: new Set(ownDays),
		}));
}

/** Whether two plans say the same, whatever the order of their parts. */
export function isSamePlan(a: RosterPlan, b: RosterPlan): boolean {
	return text(a) === text(b);
}

/** In one order and with the known fields only. */
function text({ desks, openings }: RosterPlan): string {
	return JSON.stringify({
		desks: desks
			.toSorted((a, b) => a.id - b.id)
			.map(({ id, name, position, active, serves, ownDays }) => [
				id,
				name,
				position,
				active,
				serves?.toSorted((a, b) => a - b),
				ownDays.toSorted(),
			]),
		openings: openings.toSorted((a, b) => a.id - b.id).map(openingText),
	});
}

/** What makes an opening what it is. */
export function openingText(opening: Opening): string {
	return JSON.stringify([
		opening.deskIds.toSorted((a, b) => a - b),
		opening.kind,
		opening.weekday,
		opening.everyWeeks,
		opening.weekOfMonth,
		opening.date,
		opening.from,
		opening.until,
		opening.validFrom,
		opening.validUntil,
		opening.channel,
		opening.releaseDaysBefore,
		opening.releaseMinute,
		opening.byLot,
	]);
}
