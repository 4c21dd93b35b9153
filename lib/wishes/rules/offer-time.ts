import { addDays, civilDateOf, instantAt, minuteOf } from "#lib/time.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

type Quiet = Pick<WishSettings, "quietFromMinute" | "quietUntilMinute">;

/** At night nobody is offered anything: whoever sleeps loses a time that is open for an hour. */
export function isQuiet(
	{ quietFromMinute: from, quietUntilMinute: until }: Quiet,
	now: Temporal.Instant,
): boolean {
	const minute = minuteOf(now);
	return from <= until
		? from <= minute && minute < until
		: minute >= from || minute < until;
}

/** The next instant at which offers may be sent; `now` where they may. */
export function wakesAt(quiet: Quiet, now: Temporal.Instant): Temporal.Instant {
	if (!isQuiet(quiet, now)) return now;
	const today = civilDateOf(now);
	const isPast = minuteOf(now) >= quiet.quietUntilMinute;
	return instantAt(isPast ? addDays(today, 1) : today, quiet.quietUntilMinute);
}

type OfferBounds = Pick<WishSettings, "offerMinMinutes" | "offerMaxMinutes">;

/**
 * Until when an offer is open: a quarter of the notice that somebody needs, within the city's bounds, and never so long
 * that the notice would be lost. Whoever comes "auch heute noch" looks at the phone; whoever needs a day also needs some
 * hours to ask at work. All instants in epoch milliseconds.
 * @returns null: there is too little time left to ask them
 */
export function openUntil(
	{ offerMinMinutes, offerMaxMinutes }: OfferBounds,
	noticeMinutes: number,
	startsAt: number,
	now: number,
): number | null {
	const minutes = Math.min(
		offerMaxMinutes,
		Math.max(offerMinMinutes, noticeMinutes / 4),
	);
	const last = startsAt - noticeMinutes * MINUTE;
	return last < now + offerMinMinutes * MINUTE
		? null
		: Math.min(last, now + minutes * MINUTE);
}

const MINUTE = 60_000;
