import type {
	BookingRules,
	DayFacts,
	DayWindow,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { addDays, type CivilDate, instantAt } from "#lib/time.ts";
import { goesOnline } from "./can-serve.ts";
import { closedStarts } from "./free-starts.ts";
import type { Opening } from "./opening.ts";
import { findPlaces, GRID_MINUTES } from "./places.ts";
import { overlaps } from "./span.ts";

/** When new times come, and for which days. */
interface Release {
	/** Epoch milliseconds. */
	at: number;
	/** Ascending, at least one. */
	days: CivilDate[];
}

/** What releases are asked for: a wish without an instant, because that is what is looked for. */
type ReleaseRequest = Omit<TimeRequest, "channel" | "minutes"> & {
	/** Null: nobody may book it for that day. */
	lengthOn: (day: CivilDate) => number | null;
};

interface StationDays {
	rules: BookingRules;
	days: readonly DayFacts[];
}

/** Some times of a day that may be booked from the same instant on. */
interface Coming {
	at: number;
	facts: DayFacts;
	rules: BookingRules;
	windows: DayWindow[];
}

/**
 * The first instant after `now` at which citizens may book times that they could not book before and
 * that have room for the request: online times at their release, staff times when they go online, both
 * once the horizon reaches the day. A freed or expired time is no release; nobody knows of it ahead.
 * Null when the days given here bring nothing.
 */
export function nextRelease(
	stations: readonly StationDays[],
	request: ReleaseRequest,
): Release | null {
	const coming = stations
		.flatMap(({ rules, days }) =>
			days.flatMap((facts) => comingTimes(facts, rules, request.now)),
		)
		.sort((a, b) => a.at - b.at);
	const first = coming.find((times) => bringsRoom(times, request));
	if (!first) return null;
	const days = coming
		.filter(({ at }) => at === first.at)
		.filter((times) => bringsRoom(times, request))
		.map(({ facts }) => facts.date);
	return { at: first.at, days: [...new Set(days)].sort() };
}

/** So many days of releases `releaseDates` looks at: a quarter of a year. */
const DAYS_AHEAD = 92;

/** The days whose times are released within a quarter of a year from today; each opening adds one for each day. */
export function releaseDates(
	{
		rules,
		openings,
	}: {
		rules: BookingRules;
		openings: readonly Pick<Opening, "channel" | "releaseDaysBefore">[];
	},
	today: CivilDate,
): CivilDate[] {
	const daysBefore = new Set(
		openings
			.filter((opening) => goesOnline(opening, rules))
			.map(({ channel, releaseDaysBefore }) =>
				Math.min(
					releaseDaysBefore,
					rules.horizonDays,
					channel === "staff"
						? (rules.staffGoesOnlineDays ?? 0)
						: Number.POSITIVE_INFINITY,
				),
			),
	);
	const ahead = new Set(
		[...daysBefore].flatMap((days) =>
			Array.from({ length: DAYS_AHEAD }, (_, later) => days + later),
		),
	);
	return [...ahead].sort((a, b) => a - b).map((days) => addDays(today, days));
}

function comingTimes(
	facts: DayFacts,
	rules: BookingRules,
	now: number,
): Coming[] {
	const byInstant = new Map<number, DayWindow[]>();
	const midnight = midnightsBefore(facts.date);
	for (const window of facts.windows) {
		// What a draw gives out nobody need be quick for; what it leaves is there at once.
		if (window.byLot || !goesOnline(window, rules)) continue;
		const at = Math.max(
			window.releasedAt ?? 0,
			midnight(rules.horizonDays),
			window.channel === "staff" ? midnight(rules.staffGoesOnlineDays ?? 0) : 0,
		);
		if (at <= now) continue;
		byInstant.set(at, [...(byInstant.get(at) ?? []), window]);
	}
	return [...byInstant].map(([at, windows]) => ({ at, facts, rules, windows }));
}

/** 00:00 in the city so many days before the date, each worked out once. */
function midnightsBefore(date: CivilDate): (days: number) => number {
	const known = new Map<number, number>();
	return (days) => {
		const midnight =
			known.get(days) ?? instantAt(addDays(date, -days), 0).epochMilliseconds;
		known.set(days, midnight);
		return midnight;
	};
}

/** Whether an appointment can be had that uses at least a minute of the new times. */
function bringsRoom(
	{ at, facts, rules, windows }: Coming,
	{ lengthOn, ...asked }: ReleaseRequest,
): boolean {
	const minutes = lengthOn(facts.date);
	if (minutes === null) return false;
	const request: TimeRequest = {
		...asked,
		minutes,
		channel: "online",
		now: at,
	};
	const isClosed = closedStarts(facts, request);
	return findPlaces(facts, rules, request).some(({ deskId, first, last }) => {
		const own = windows.filter((window) => window.deskId === deskId);
		for (let start = first; start <= last; start += GRID_MINUTES) {
			const span = { from: start, until: start + request.minutes };
			if (own.some((window) => overlaps(window, span)) && !isClosed(start))
				return true;
		}
		return false;
	});
}
