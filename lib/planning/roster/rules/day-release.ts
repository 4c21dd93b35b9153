import type { Opening } from "#lib/availability/rules/opening.ts";
import { overlaps, type Span } from "#lib/availability/rules/span.ts";
import type { CivilDate } from "#lib/time.ts";
import { dayOpenings } from "./days.ts";
import type { RosterPlan } from "./plan.ts";

/** When times can be booked. */
type Release = Pick<Opening, "releaseDaysBefore" | "releaseMinute" | "byLot">;

/**
 * A day that gets other times keeps its release: that of the opening whose time it is so far, else of one of its kind on
 * these desks. Whoever moves an end by an hour must not bring back times that are drawn by lot, or hide what can be booked.
 * Null: nothing of this kind is planned then.
 */
export function dayRelease(
	plan: RosterPlan,
	deskIds: readonly number[],
	date: CivilDate,
	{ channel, ...span }: Span & Pick<Opening, "channel">,
): Release | null {
	const alike = deskIds
		.flatMap((id) => dayOpenings(plan, id, date))
		.filter((opening) => opening.channel === channel);
	const found = alike.find((opening) => overlaps(opening, span)) ?? alike[0];
	if (!found) return null;
	const { releaseDaysBefore, releaseMinute, byLot } = found;
	return { releaseDaysBefore, releaseMinute, byLot };
}
