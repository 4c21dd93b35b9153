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

/** However many it suits, so many of them can be asked one after another before it is too late. */
const MOST_WAVES = 8;
/** Where it suits nobody else, everybody may still have it in time. */
const FEWEST_WAVES = 2;

/**
 * Until when an offer is open: the time that is left until the notice somebody needs begins, shared among those whom it
 * suits, within the city's bounds, and never into the notice. So whoever is offered a time of next week may look in the
 * evening; the nearer it comes and the more wait for it, the sooner the next person is asked. All instants in epoch
 * milliseconds.
 * @param suited wishes that it suits, this one included
 * @returns null: there is too little time left to ask them
 */
export function openUntil(
	{ offerMinMinutes, offerMaxMinutes }: OfferBounds,
	{ noticeMinutes, suited }: { noticeMinutes: number; suited: number },
	startsAt: number,
	now: number,
): number | null {
	const last = startsAt - noticeMinutes * MINUTE;
	if (last < now + offerMinMinutes * MINUTE) return null;
	const waves = Math.min(MOST_WAVES, Math.max(FEWEST_WAVES, suited));
	const minutes = Math.min(
		offerMaxMinutes,
		Math.max(offerMinMinutes, (last - now) / MINUTE / waves),
	);
	return now + Math.round(minutes * MINUTE);
}

const MINUTE = 60_000;
