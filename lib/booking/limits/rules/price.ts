import type {
	CityLimits,
	Price,
	Standing,
} from "#lib/booking/limits/limits.ts";

/** Tries of the first work for a short appointment: less than a second of a usual device. */
const FIRST_TRIES = 400;
/** The most for a short appointment: an old telephone needs half a minute. */
const MOST_TRIES = 8_000;
/** A client's second time of a day costs four times as much once nearly all is gone that such clients get together. */
const AGAIN_STEPS = 4;
/** From half of it on, also within what is free. */
const AGAIN_FREE = 0.5;
/** Work is for minutes: who takes two hours takes eight short appointments from others. */
const SHORT_MINUTES = 15;

/** Whoever waits instead waits less than a minute: many of them are one house behind one address. */
const FIRST_SECONDS = 10;
const MOST_SECONDS = 50;

/**
 * What a reservation of so many minutes costs. An address is not a person, so nobody is shut out for what others behind
 * the same one did; but taking much gets dearer. A door is shut for one day of one station only, where one address or
 * network has its share, or where all clients that have some of it already had theirs together: so that fifty addresses
 * get fifty times and that share, and not the whole day. Other days and stations stay open, and a client's first
 * appointment of a day always fits.
 */
export function priceOf(
	{
		minutes,
		growsBy = minutes,
		onDay = minutes,
		dayMinutes,
		isKnown = false,
		isFamily = false,
	}: {
		minutes: number;
		/** Beyond what the link holds already. */
		growsBy?: number;
		/** Beyond what an appointment that is moved has of that day. */
		onDay?: number;
		/** Open online on that day. */
		dayMinutes: number;
		/** The link had a hold already, or moves an appointment: nobody new takes something. */
		isKnown?: boolean;
		/** The next person of an appointment that was booked: not counted, as long as the minutes suffice. */
		isFamily?: boolean;
	},
	standing: Standing,
	limits: CityLimits,
): Price {
	const { client, network, day, city } = standing;
	const isBounded = limits.againDayShare < 100;
	const isAgain = isBounded && day.client > 0 && onDay > 0;
	if (
		!fitsShare(day.client, onDay, dayMinutes, limits.dayShare) ||
		!fitsShare(day.network, onDay, dayMinutes, limits.networkDayShare) ||
		(isAgain && !fitsShare(day.again, onDay, dayMinutes, limits.againDayShare))
	)
		return { kind: "day-taken" };
	const ofAgain = (dayMinutes * limits.againDayShare) / 100;
	const crowded = isAgain ? Math.min(1, day.again / Math.max(1, ofAgain)) : 0;
	const own = client.minutes + growsBy - limits.freeHeldMinutes;
	const nearby = network.minutes + growsBy - limits.networkMinutes;
	const isMany = !isFamily && client.reservations >= limits.freeReservations;
	const isFree = own <= 0 && nearby <= 0 && !isMany && crowded < AGAIN_FREE;
	if (isKnown || isFree) return { kind: "nothing" };
	const steps =
		Math.max(0, own) / 60 +
		(2 * Math.max(0, nearby)) / limits.networkMinutes +
		city / limits.cityMinutes +
		AGAIN_STEPS * crowded;
	const each = Math.min(MOST_TRIES, FIRST_TRIES * 2 ** (steps / 2));
	return {
		kind: "work",
		tries: Math.ceil(minutes / SHORT_MINUTES) * Math.round(each),
		waitSeconds: Math.min(MOST_SECONDS, Math.ceil(FIRST_SECONDS * (1 + steps))),
	};
}

/** The first of a day always fits: it may be longer than the share of a short day. */
export const fitsShare = (
	taken: number,
	more: number,
	dayMinutes: number,
	/** Per cent. */
	share: number,
) => taken <= 0 || more <= 0 || taken + more <= (dayMinutes * share) / 100;

/**
 * Work done for a price that has risen meanwhile still counts, as long as it is half of it: others press at the same
 * moment. Who kept cheap work for later does it again.
 */
export const isEnoughWork = (done: number, asked: number) => done * 2 >= asked;

/**
 * The wait that somebody was told counts as well when the price has risen a little since. Who comes back much too early
 * waits on.
 */
export const isEnoughWait = (waited: number, asked: number) =>
	waited * 4 >= asked * 3;
