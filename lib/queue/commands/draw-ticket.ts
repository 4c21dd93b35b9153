import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { Kiosk } from "../kiosk.ts";
import type { Priority, Wait } from "../visit.ts";
import type { WishRefusal } from "../wishes.ts";

export type DrawRefusal =
	| "forbidden"
	| "walk-ins-stopped"
	| "not-served-here"
	| "text-missing"
	| "text-too-long"
	| WishRefusal
	| "busy";

export interface Draw {
	/** Random, made with the form: sent twice it is one ticket. */
	key: string;
	/** Entries as in `dienst`: slug or slug:n. */
	services: readonly string[];
	locale: string;
	now: Temporal.Instant;
}

export interface DrawnTicket {
	visitId: string;
	/** "W012" */
	ticket: string;
	/** Of `/wartenummer/<token>`. */
	token: string;
	/** Expected when it was drawn; null: no desk is open. */
	wait: Wait | null;
	repeated: boolean;
}

/** A ticket for somebody without an appointment. `override`: although walk-ins are stopped. */
export async function drawTicket(
	_actor: Actor,
	_input: Draw & {
		stationId: number;
		priority?: Priority | null;
		/** Needed with a priority. */
		priorityReason?: string;
		override?: boolean;
	},
): Promise<Result<DrawnTicket, DrawRefusal>> {
	throw new Error("not built yet");
}

export async function drawTicketAtKiosk(
	_kiosk: Kiosk,
	_input: Draw,
): Promise<Result<DrawnTicket, Exclude<DrawRefusal, "forbidden">>> {
	throw new Error("not built yet");
}
