import type { Room } from "#lib/crowd/crowd.ts";
import { presses } from "./pressure.ts";

/** With nobody waiting the room ends when nothing has pressed for so long. */
const CALM_SECONDS = 60;
/** Never so few that nobody comes in, never more than any machine of ours bears. */
const RATES = { least: 0.2, most: 2_000 } as const;
/** What a rate is led to: a load below 1, so that it stays there. */
const AIM = 0.8;
/**
 * People who were let in ask for pages for minutes, so a load comes from what the rate was lately and not from what it is
 * now: told apart, it does not swing between too much and too little.
 */
const LATELY_SECONDS = 100;
/** How much a rate changes in a second at most. */
const GROWS = 0.02;
const SHRINKS = 0.05;
/** Of the way to what the machine bears, in a second. */
const NEARER = 0.2;
/** While something presses, of the rate: hardly anybody, but never nobody, whatever it is that presses. */
const TRICKLE = 0.1;
/** What was not needed is kept for so many seconds. */
const SPARE_SECONDS = 2;
/** A server that was away for a while does not let in all at once whom it would have let in meanwhile. */
const LONGEST_STEP_SECONDS = 5;

interface Seen {
	/** The greatest load of all servers; null: none has said anything lately. */
	load: number | null;
	/** More people are on their way to a release than could come in at once. */
	isGathering: boolean;
	/** Epoch milliseconds. */
	now: number;
	/** Seconds since the step before. */
	seconds: number;
}

/** What becomes of the room in a moment. One server does it for all. */
export function step<Known extends Room>(room: Known, seen: Seen): Known {
	const pressed = seen.load !== null && presses(seen.load);
	const calmSince =
		pressed || seen.isGathering ? null : (room.calmSince ?? seen.now);
	const isOn = staysOn(room, calmSince, seen.now);
	if (!isOn)
		// Whoever still has a place comes straight in, now and when it is on again.
		return { ...room, calmSince, onSince: null, letInUntil: room.lastPlace };
	const isWaiting = room.letInUntil < room.lastPlace;
	const seconds = Math.min(Math.max(0, seen.seconds), LONGEST_STEP_SECONDS);
	const rate = nextRate(room, seen.load, isWaiting, seconds);
	const pace = pressed ? rate * TRICKLE : rate;
	return {
		...room,
		calmSince,
		onSince: room.onSince ?? seen.now,
		rate,
		lately: room.lately + ((rate - room.lately) * seconds) / LATELY_SECONDS,
		letInUntil:
			room.mode === "closed"
				? Math.min(room.letInUntil, room.lastPlace)
				: Math.min(
						room.letInUntil + pace * seconds,
						Math.max(room.letInUntil, room.lastPlace + rate * SPARE_SECONDS),
					),
	};
}

function staysOn(room: Room, calmSince: number | null, now: number): boolean {
	if (room.mode !== "auto") return room.mode !== "off";
	if (calmSince === null) return true;
	if (room.onSince === null) return false;
	return (
		room.letInUntil < room.lastPlace || now - calmSince < CALM_SECONDS * 1000
	);
}

/** Unknown is no reason to let in more. */
function nextRate(
	{ rate, lately }: Room,
	load: number | null,
	isWaiting: boolean,
	seconds: number,
): number {
	if (load === null) return rate;
	const borne = (lately * AIM) / Math.max(load, 0.1);
	// Without anybody waiting a low load says nothing about the rate.
	if (borne > rate && !isWaiting) return rate;
	const change = (borne / rate - 1) * NEARER;
	const next =
		rate * (1 + Math.min(GROWS, Math.max(-SHRINKS, change))) ** seconds;
	return Math.min(RATES.most, Math.max(RATES.least, next));
}
