import {
	addDays,
	type CivilDate,
	civilDateOf,
	instantAt,
	minuteOf,
} from "#lib/time.ts";
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

/**
 * Whoever let an offer run out has not looked: the next one waits for the next morning, so that both offers of a wish are
 * not gone within one day at work. On the last day that suits there is no morning to wait for.
 */
export function isResting(
	{
		silentAt,
		latest,
	}: {
		/** When the newest offer ran out; epoch milliseconds. Null: none did. */
		silentAt: number | null;
		latest: CivilDate;
	},
	{ quietUntilMinute }: Pick<Quiet, "quietUntilMinute">,
	now: Temporal.Instant,
): boolean {
	if (silentAt === null || civilDateOf(now) >= latest) return false;
	const since = Temporal.Instant.fromEpochMilliseconds(silentAt);
	const day = civilDateOf(since);
	const isEarly = minuteOf(since) < quietUntilMinute;
	const morning = instantAt(isEarly ? day : addDays(day, 1), quietUntilMinute);
	return now.epochMilliseconds < morning.epochMilliseconds;
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
