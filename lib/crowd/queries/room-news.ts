import "server-only";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { knownRoom } from "./known-room.ts";

/** What whoever looks after a station should know while people wait for the booking. */
export interface RoomNews {
	/** Whole minutes for which it has been on. */
	minutes: number;
	waiting: number;
	/** Those who came before a release and get their places by lot. */
	early: number;
	/** Somebody closed it by hand: nobody comes in. */
	isClosed: boolean;
}

/** Null: the online waiting room is off, or it is not their business. Asks nobody: this server knows it anyway. */
export function roomNews(actor: Actor): RoomNews | null {
	const { onSince, readAt, mode, lastPlace, letInUntil, draws } = knownRoom();
	if (onSince === null || !may(actor, "figures:read", null)) return null;
	return {
		minutes: Math.floor((readAt - onSince) / 60_000),
		waiting: Math.max(0, Math.floor(lastPlace - letInUntil)),
		early: draws
			.filter(({ drawn }) => drawn === null)
			.reduce((sum, { entries }) => sum + entries, 0),
		isClosed: mode === "closed",
	};
}
