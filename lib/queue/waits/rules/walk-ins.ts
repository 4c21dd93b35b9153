import type { HouseState } from "#lib/availability/rules/house.ts";
import type { Wait, WalkInMode, WalkInState } from "#lib/queue/queue.ts";
import type { Minute } from "#lib/time.ts";

/**
 * Whether somebody without an appointment still gets a ticket (design §4): as long as they would be done by closing
 * time. Where nobody can tell how long they would wait, because no desk serves them yet, it may be as long as the
 * station lets anybody wait, and not nothing. Staff have the last word, either way.
 */
export function walkInState({
	mode,
	house,
	closing,
	minute,
	wait,
	minutes,
	patienceMinutes,
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
	/** A station's setting: longer nobody is to wait. */
	patienceMinutes: number;
}): WalkInState {
	if (mode === "stopped") return { open: false, why: "stopped" };
	if (mode === "open") return { open: true, wait };
	if (house.kind === "closed" || closing === null)
		return { open: false, why: "closed" };
	if (minute + (wait?.minutes ?? patienceMinutes) + minutes > closing)
		return { open: false, why: wait ? "full" : "no-desk" };
	return { open: true, wait };
}
