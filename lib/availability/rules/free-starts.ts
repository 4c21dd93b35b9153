import type {
	BookingRules,
	DayFacts,
	TimeRequest,
} from "#lib/availability/availability.ts";
import type { Minute } from "#lib/time.ts";
import { byFit, leavesNoLostRest } from "./fit.ts";
import { findPlaces, GRID_MINUTES } from "./places.ts";
import { overlaps } from "./span.ts";

export { GRID_MINUTES };

/**
 * The starts to offer on this day: minutes of the civil day in the city, ascending, each once, on the
 * grid. Offered are starts that leave no lost rest on some desk; if there is none of them left on
 * this day, every start that is possible at all (design §3).
 */
export function freeStarts(
	facts: DayFacts,
	rules: BookingRules,
	request: TimeRequest,
): Minute[] {
	const possible = new Set<Minute>();
	const good = new Set<Minute>();
	const isClosed = closedStarts(facts, request);
	for (const place of findPlaces(facts, rules, request)) {
		for (let start = place.first; start <= place.last; start += GRID_MINUTES) {
			if (good.has(start) || isClosed(start)) continue;
			possible.add(start);
			if (leavesNoLostRest(place, start, rules, request)) good.add(start);
		}
	}
	return [...(good.size > 0 ? good : possible)].sort((a, b) => a - b);
}

/**
 * The desk that takes the request at exactly this start, or null when the start is not free. Every
 * offered start has one. A start that is possible but not offered has one too: between the page and
 * the hold a neighbour may have been booked, and that alone is no reason to turn somebody away.
 */
export function deskFor(
	facts: DayFacts,
	rules: BookingRules,
	request: TimeRequest,
	start: Minute,
): number | null {
	if (start % GRID_MINUTES !== 0) return null;
	if (closedStarts(facts, request)(start)) return null;
	const places = findPlaces(facts, rules, request).filter(
		({ first, last }) => first <= start && start <= last,
	);
	return places.sort(byFit(start, rules, request))[0]?.deskId ?? null;
}

/** Whether an appointment from this start would touch a closure of one of its services. */
export function closedStarts(
	{ serviceClosures }: DayFacts,
	{ serviceIds, minutes }: TimeRequest,
): (start: Minute) => boolean {
	const closures = serviceClosures.filter((closure) =>
		serviceIds.some((id) => closure.serviceIds.has(id)),
	);
	return (start) =>
		closures.some((closure) =>
			overlaps(closure, { from: start, until: start + minutes }),
		);
}
