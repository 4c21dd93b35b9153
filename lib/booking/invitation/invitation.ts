import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";

/**
 * "open": something can be booked. "used": as many appointments stand as were allowed. "over": its last day has passed.
 * "withdrawn": staff have taken it back.
 */
export type InvitationState = "open" | "used" | "over" | "withdrawn";

/** What staff let somebody book. */
export interface Allowed {
	/** `dienst` entries. */
	services: readonly string[];
	/** Where; at least one. */
	stationIds: readonly number[];
	/** So many appointments may stand that were booked by it. */
	times: number;
	/** The last day on which the link opens something; the appointment itself may lie later. */
	lastDay: CivilDate;
}

/** Whom it is for, and how they get it. */
export interface Invited extends Allowed {
	name: string;
	/** Null: the clerk gives them the link on paper or in their own mail. */
	email: string | null;
	locale: Locale;
}

/** As the list of a station shows it. */
export interface InvitationView extends Allowed {
	id: string;
	/** Null: erased. */
	name: string | null;
	email: string | null;
	locale: Locale;
	state: InvitationState;
	/** How many appointments stand. */
	booked: number;
	/** Epoch milliseconds. */
	createdAt: number;
	/** What became of the mail; "stuck": it should have left by now. Null: none was asked for. */
	mail: "queued" | "stuck" | "sent" | "failed" | "bounced" | null;
	/** Of `/einladung/[token]`. */
	token: string;
}

/** A reservation that an invitation allows. */
export interface InvitedHold {
	id: string;
	/** Which use of it, from 0. */
	use: number;
}
