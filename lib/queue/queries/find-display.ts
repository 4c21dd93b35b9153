import "server-only";
import type { DisplayView } from "../visit.ts";

/** What hangs in the waiting room: numbers and desks, no names. Null: no such station. */
export async function findDisplay(
	_stationId: number,
	_now: Temporal.Instant,
): Promise<DisplayView | null> {
	throw new Error("not built yet");
}
