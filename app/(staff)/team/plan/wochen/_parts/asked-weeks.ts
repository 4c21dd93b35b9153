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

/** Which weeks of which desks the address asks for; nonsense counts as not said. */
export interface AskedWeeks {
	stations: readonly Station[];
	/** Whether all of them may be looked at together. */
	mayAll: boolean;
	monday: CivilDate;
	/** The last Sunday. */
	until: CivilDate;
	weeks: number;
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
	const weeks =
		/^\d$/.test(count) && Number(count) >= 1 && Number(count) <= MOST_WEEKS
			? Number(count)
			: USUAL_WEEKS;
	const monday = mondayOf(parseCivilDate(textOf(params, "ab")) ?? today);
	const desk = textOf(params, "platz");
	return {
		stations: one ? [one] : stations.slice(0, AT_ONCE),
		mayAll,
		monday,
		until: addDays(monday, weeks * 7 - 1),
		weeks,
		deskId: /^\d{1,9}$/.test(desk) ? Number(desk) : null,
		service:
			services.find(({ slug }) => slug === textOf(params, "anliegen")) ?? null,
	};
}
