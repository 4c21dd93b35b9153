import type { PublicHoliday } from "#lib/availability/rules/holidays.ts";
import type { StationDesks } from "#lib/planning/outlook/queries/get-desk-weeks.ts";
import type { CivilDate } from "#lib/time.ts";

/** What the cells of all weeks say their words by. */
export interface WeeksView {
	today: CivilDate;
	holidayOn: (date: CivilDate) => PublicHoliday | null;
	/** German, by id of the closure. */
	reasons: ReadonlyMap<number, string>;
	serviceNames: ReadonlyMap<number, string>;
	/** Slugs of the stations whose roster this account writes. */
	mayPlan: ReadonlySet<string>;
}

/** A station with those of its desks that are shown. */
export interface ShownStation extends StationDesks {
	slug: string;
	name: string;
}
