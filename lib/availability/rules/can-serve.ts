import type { BookingRules, DayDesk } from "#lib/availability/availability.ts";
import type { CivilDate } from "#lib/time.ts";
import type { Opening } from "./opening.ts";

/** What a station's roster says about who may be served where. */
interface Desks {
	rules: BookingRules;
	/** In use. */
	desks: readonly DayDesk[];
	openings: readonly Opening[];
}

/**
 * Whether a station can do all of it in one appointment that is booked online: some desk serves every
 * service, and has times that go online today or later. If none does, its calendar stays empty for ever
 * and the station is no choice. Closures, what is booked and lengths are not looked at: they change.
 */
export function canServe(
	{ rules, desks, openings }: Desks,
	serviceIds: readonly number[],
	today: CivilDate,
): boolean {
	const offered = openings.filter(
		(opening) => goesOnline(opening, rules) && !isOver(opening, today),
	);
	return desks.some(
		({ id, serves }) =>
			(serves === null || serviceIds.every((service) => serves.has(service))) &&
			offered.some(({ deskIds }) => deskIds.includes(id)),
	);
}

/** Whether citizens may ever book these times; staff times only once they have lain unused (design §3). */
export function goesOnline(
	{ channel }: Pick<Opening, "channel">,
	{ staffGoesOnlineDays }: BookingRules,
): boolean {
	return (
		channel === "online" ||
		(channel === "staff" && staffGoesOnlineDays !== null)
	);
}

function isOver(
	{ validUntil, kind, date }: Opening,
	today: CivilDate,
): boolean {
	if (validUntil !== null && validUntil < today) return true;
	return kind === "single" && date !== null && date < today;
}
