import type { Service, Station } from "#lib/catalog/catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { addDays, type CivilDate, mondayOf } from "#lib/time.ts";

/** Instead of a station's slug. */
export const ALL_STATIONS = "alle";
/** Whoever works in more stations than that looks at one after the other. */
const AT_ONCE = 3;
export const MOST_WEEKS = 8;
const USUAL_WEEKS = 4;

/**
 * Each desk's day stands in the page twice, for wide and narrow screens: all weeks of three stations with eight desks have
 * 1.6 megabytes of table, and twice that again as Next's own copy of it.
 */
const mostWeeksOf = (stations: number): number =>
	Math.max(1, Math.floor(MOST_WEEKS / Math.max(1, stations)));

/** Which weeks of which desks the address asks for; nonsense counts as not said. */
export interface AskedWeeks {
	stations: readonly Station[];
	/** Whether all of them may be looked at together. */
	mayAll: boolean;
	monday: CivilDate;
	/** The last Sunday. */
	until: CivilDate;
	weeks: number;
	/** More were asked for than fit into a page of so many stations. */
	isCut: boolean;
	deskId: number | null;
	service: Service | null;
}

export function askedWeeks(
	params: Sent,
	{
		stations,
		here,
		services,
		today,
	}: {
		/** Where this account sees the day. */
		stations: readonly Station[];
		/** The one of this machine. */
		here: Station | null;
		services: readonly Service[];
		today: CivilDate;
	},
): AskedWeeks {
	const asked = textOf(params, "ort");
	const mayAll = stations.length > 1 && stations.length <= AT_ONCE;
	const one =
		stations.find(({ slug }) => slug === asked) ??
		(mayAll ? null : (here ?? stations[0] ?? null));
	const count = textOf(params, "wochen");
	const shown = one ? [one] : stations.slice(0, AT_ONCE);
	const most = mostWeeksOf(shown.length);
	const wanted =
		/^\d$/.test(count) && Number(count) >= 1 && Number(count) <= MOST_WEEKS
			? Number(count)
			: null;
	const weeks = Math.min(wanted ?? USUAL_WEEKS, most);
	const monday = mondayOf(parseCivilDate(textOf(params, "ab")) ?? today);
	const desk = textOf(params, "platz");
	return {
		stations: shown,
		mayAll,
		monday,
		until: addDays(monday, weeks * 7 - 1),
		weeks,
		isCut: wanted !== null && wanted > most,
		deskId: /^\d{1,9}$/.test(desk) ? Number(desk) : null,
		service:
			services.find(({ slug }) => slug === textOf(params, "anliegen")) ?? null,
	};
}
