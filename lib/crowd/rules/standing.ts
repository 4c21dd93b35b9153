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

/**
 * After how many seconds a page asks again: the sooner the nearer its turn is, and not all at once.
 * @param chance from 0 to 1
 */
export function asksAgainIn(
	standing: Standing,
	{ rate }: { rate: number },
	now: number,
	chance: number,
): number {
	const left =
		standing.is === "waiting"
			? standing.ahead / rate
			: standing.is === "early"
				? Math.max(0, standing.release - now)
				: 0;
	const seconds = Math.min(SECONDS.most, Math.max(SECONDS.least, left / 4));
	// After a release all would come at the same second.
	return Math.round(seconds * (1 + 0.2 * chance));
}
