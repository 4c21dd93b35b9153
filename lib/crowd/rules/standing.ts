import type { KnownRoom } from "#lib/crowd/crowd.ts";
import { drawOf, placeDrawn } from "./draw.ts";
import type { PlaceToken } from "./token.ts";

/** Where somebody with a place stands now. */
export type Standing =
	| { is: "called" }
	/** The lot has not been drawn yet. */
	| { is: "early"; release: number }
	| { is: "waiting"; place: number; ahead: number; minutes: Minutes | null };

/** "About 4 to 6 minutes". */
export interface Minutes {
	from: number;
	until: number;
}

/** Longer than a server needs to hear of a lot, shorter than any lot is kept. */
const FORGOTTEN_SECONDS = 3_600;

/**
 * @param shareOf what a seed makes of the person's random number
 * @param now epoch seconds of the calendar
 */
export function standingOf(
	{ id, stands }: Pick<PlaceToken, "id" | "stands">,
	room: KnownRoom,
	shareOf: (seed: Uint8Array, id: Uint8Array) => number,
	now: number,
): Standing {
	let place: number;
	if ("place" in stands) place = stands.place;
	else {
		const draw = drawOf(room.draws, stands.release);
		if (!draw?.drawn) {
			// What nobody knows of has just begun, or was drawn hours ago.
			const isOver = draw === null && now > stands.release + FORGOTTEN_SECONDS;
			return isOver
				? { is: "called" }
				: { is: "early", release: stands.release };
		}
		const { base, seed } = draw.drawn;
		place = placeDrawn({ base, entries: draw.entries }, shareOf(seed, id));
	}
	const ahead = Math.ceil(place - room.letInUntil);
	return ahead <= 0
		? { is: "called" }
		: {
				is: "waiting",
				place: ahead,
				ahead: ahead - 1,
				minutes: expectedMinutes(ahead, room),
			};
}

/** How much a rate may still change until it is somebody's turn. */
const UNSURE = { faster: 1.25, slower: 0.75 } as const;
/** Before the room has been on for so long nobody knows what the machine bears. */
const LEARNING_SECONDS = 60;

/** Null: nobody knows. */
export function expectedMinutes(
	ahead: number,
	{
		mode,
		rate,
		onSince,
		readAt,
	}: Pick<KnownRoom, "mode" | "rate" | "onSince" | "readAt">,
): Minutes | null {
	if (mode === "closed" || onSince === null || rate <= 0) return null;
	if (readAt - onSince < LEARNING_SECONDS * 1000) return null;
	const minutes = ahead / rate / 60;
	return {
		from: Math.floor(minutes / UNSURE.faster),
		until: Math.max(1, Math.ceil(minutes / UNSURE.slower)),
	};
}

const SECONDS = { least: 10, most: 50 } as const;
/** Of all who are still far from their turn, so many ask in a second: what the servers bear beside the bookings. */
const ASKED_PER_SECOND = 200;
/** But nobody waits for longer to hear of their lot, and nobody else's page says an older state, however many come. */
const LONGEST = { lot: 90, place: 300 } as const;

/**
 * After how many seconds a page asks again: the sooner the nearer its turn is, the later the more people wait, and never
 * all at once.
 * @param now epoch seconds of the calendar @param chance from 0 to 1
 */
export function asksAgainIn(
	standing: Standing,
	room: Pick<KnownRoom, "rate" | "lastPlace" | "letInUntil" | "draws">,
	now: number,
	chance: number,
): number {
	/** In so many seconds all who wait can ask once. */
	const round = waitingIn(room) / ASKED_PER_SECOND;
	const most = Math.max(SECONDS.most, Math.min(LONGEST.place, round));
	if (standing.is !== "early") {
		const left = standing.is === "waiting" ? standing.ahead / room.rate : 0;
		return spread(left / 4, most, 0, chance);
	}
	const left = Math.max(0, standing.release - now);
	// The lot says who is first, and not who asks first.
	return spread(left, most, Math.min(LONGEST.lot, round), chance);
}

/** @param over so many seconds at least */
function spread(
	wanted: number,
	most: number,
	over: number,
	chance: number,
): number {
	const seconds = Math.min(most, Math.max(SECONDS.least, wanted));
	return Math.round(seconds + Math.max(0.2 * seconds, over) * chance);
}

/** With those whose lot has not been drawn. */
function waitingIn({
	lastPlace,
	letInUntil,
	draws,
}: Pick<KnownRoom, "lastPlace" | "letInUntil" | "draws">): number {
	const undrawn = draws.reduce(
		(sum, { drawn, entries }) => sum + (drawn ? 0 : entries),
		0,
	);
	return Math.max(0, lastPlace - letInUntil) + undrawn;
}
