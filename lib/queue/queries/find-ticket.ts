import "server-only";
import type { TicketView } from "../visit.ts";

/** Null: no such ticket, or not of today. */
export async function findTicket(
	_token: string,
	_now: Temporal.Instant,
): Promise<TicketView | null> {
	throw new Error("not built yet");
}
