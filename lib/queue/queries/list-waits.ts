import "server-only";
import type { StationWait } from "../visit.ts";

/** All stations now, in their order. */
export async function listWaits(
	_now: Temporal.Instant,
): Promise<StationWait[]> {
	throw new Error("not built yet");
}
