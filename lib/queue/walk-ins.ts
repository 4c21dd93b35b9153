import type { HouseState } from "#lib/availability/house.ts";
import type { Minute } from "#lib/time.ts";
import type { Wait, WalkInMode, WalkInState } from "./visit.ts";

/**
 * Whether somebody without an appointment still gets a ticket (design §4): as long as they would be done by closing
 * time. Staff have the last word, either way.
 */
export function walkInState({
	mode,
	house,
	closing,
	minute,
	wait,
	minutes,
}: {
	mode: WalkInMode;
	house: HouseState;
	/** When the house closes for today; null: it does not open today. */
	closing: Minute | null;
	/** Now. */
	minute: Minute;
	/** Null: no desk is open that serves them; nobody can tell then. */
	wait: Wait | null;
	/** How long serving them takes. */
	minutes: number;
}): WalkInState {
	if (mode === "stopped") return { open: false, why: "stopped" };
	if (mode === "open") return { open: true, wait };
	if (house.kind === "closed" || closing === null)
		return { open: false, why: "closed" };
	if (wait && minute + wait.minutes + minutes > closing)
		return { open: false, why: "full" };
	return { open: true, wait };
}
