import type { Room } from "#lib/crowd/crowd.ts";
import { presses } from "./pressure.ts";

/** With nobody waiting the room ends when nothing has pressed for so long. */
const CALM_SECONDS = 60;
/** Never so few that nobody comes in, never more than any machine of ours bears. */
const RATES = { least: 1, most: 2_000 } as const;
/**
 * What was borne the last time may be too much today (fewer servers, another version, people who do something else), so
 * it begins with this share of it; with so few it begins anywhere.
 */
const START = { share: 0.5, least: 2 } as const;
/** What the load is led to: below 1, so that it stays there. */
const AIM = 0.95;
/**
 * Most of the work comes late. The first pages of the booking are kept and cost nothing; half a minute to some minutes
 * later the same people reserve and book. So the load of now is that of those who came in then: two means of so many
 * seconds, one over the other, know how many these were.
 */
const LATELY_SECONDS = 40;
/** So much more than what has shown its work by now is let in at most, however low the load still is. */
const UNPROVEN = 1.5;
/** How much a rate changes in a second at most. */
const GROWS = 0.02;
const SHRINKS = 0.05;
/** Of the way to what the machine bears, in a second. */
const NEARER = 0.2;
/** While something presses, of the rate: hardly anybody, but never nobody, whatever it is that presses. */
const TRICKLE = 0.1;
/**
 * Whoever comes in when nothing is free looks at a few pages: so many are the work of one who books. The pages are kept, but
 * made anew as long as the last times are being confirmed.
 */
const LOOKERS = 2;
/** What was not needed is kept for so many seconds. */
const SPARE_SECONDS = 2;
/** A server that was away for a while does not let in all at once whom it would have let in meanwhile. */
const LONGEST_STEP_SECONDS = 5;
/** Less says nothing: something else always takes some time. */
const LEAST_LOAD = 0.05;

interface Seen {
	/** The greatest load of all servers; null: none has said anything lately. */
	load: number | null;
	/** More people are on their way to a release than could come in at once. */
	isGathering: boolean;
	/** Whoever comes in now finds nothing free. */
	isSoldOut: boolean;
	/** Epoch milliseconds. */
	now: number;
	/** Seconds since the step before. */
	seconds: number;
}

/** What becomes of the room in a moment. One server does it for all. */
export function step<Known extends Room>(before: Known, seen: Seen): Known {
	const pressed = seen.load !== null && presses(seen.load);
	const calmSince =
		pressed || seen.isGathering ? null : (before.calmSince ?? seen.now);
	const isOn = staysOn(before, calmSince, seen.now);
	if (!isOn)
		// Whoever still has a place comes straight in, now and when it is on again.
		return {
			...before,
			calmSince,
			onSince: null,
			letInUntil: before.lastPlace,
		};
	const room = before.onSince === null ? begun(before, seen.now) : before;
	const seconds = Math.min(Math.max(0, seen.seconds), LONGEST_STEP_SECONDS);
	const rate = nextRate(room, seen, seconds);
	const weight = seen.isSoldOut ? LOOKERS : 1;
	const pace = rate * weight * (pressed ? TRICKLE : 1);
	const letInUntil = goesOn(room, pace, seconds);
	const came = Math.max(
		0,
		Math.min(letInUntil, room.lastPlace) - room.letInUntil,
	);
	const work = seconds > 0 ? came / weight / seconds : 0;
	const nearer = (from: number, to: number) =>
		from + (to - from) * Math.min(1, seconds / LATELY_SECONDS);
	return {
		...room,
		calmSince,
		rate,
		recently: nearer(room.recently, work),
		lately: nearer(room.lately, room.recently),
		letInUntil,
	};
}

/** People are inside whom nobody has counted: as if as many had come in all along as will from now on. */
function begun<Known extends Room>(room: Known, now: number): Known {
	const borne = Math.max(START.least, room.rate * START.share);
	const rate = Math.min(room.rate, borne);
	return { ...room, onSince: now, rate, recently: rate, lately: rate };
}

function goesOn(room: Room, pace: number, seconds: number): number {
	const { letInUntil, lastPlace } = room;
	if (room.mode === "closed") return Math.min(letInUntil, lastPlace);
	return Math.min(
		letInUntil + pace * seconds,
		Math.max(letInUntil, lastPlace + pace * SPARE_SECONDS),
	);
}

function staysOn(room: Room, calmSince: number | null, now: number): boolean {
	if (room.mode !== "auto") return room.mode !== "off";
	if (calmSince === null) return true;
	if (room.onSince === null) return false;
	return (
		room.letInUntil < room.lastPlace || now - calmSince < CALM_SECONDS * 1000
	);
}

/** Unknown is no reason to let in more, and an empty calendar none to learn how many who book are borne. */
function nextRate(
	room: Room,
	{ load, isSoldOut }: Seen,
	seconds: number,
): number {
	const { rate } = room;
	if (load === null) return rate;
	const change = (wantedRate(room, load, isSoldOut) / rate - 1) * NEARER;
	const next =
		rate * (1 + Math.min(GROWS, Math.max(-SHRINKS, change))) ** seconds;
	return Math.min(RATES.most, Math.max(RATES.least, next));
}

function wantedRate(
	{ rate, lately, letInUntil, lastPlace }: Room,
	load: number,
	isSoldOut: boolean,
): number {
	const borne = (lately * AIM) / Math.max(load, LEAST_LOAD);
	if (load > AIM) return Math.min(rate, borne);
	// Without anybody waiting a low load says nothing about the rate.
	if (isSoldOut || letInUntil >= lastPlace) return rate;
	// Half of the way, as far as it has been seen.
	const seen = Math.min(lately * UNPROVEN, Math.sqrt(lately * borne));
	return Math.max(rate, seen);
}
