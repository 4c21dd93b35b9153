import "server-only";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { StationWait } from "../visit.ts";

/** What to do where no ticket is to be had any more. */
export interface Instead {
	/** Stations that still give tickets for these services, shortest wait first. */
	others: readonly StationWait[];
	/** When this station opens again. */
	opens: { date: CivilDate; minute: Minute } | null;
	/** The first free appointment anywhere; its `ort` and day lead into booking. */
	appointment: { slug: string; date: CivilDate; start: Minute } | null;
}

export async function findInstead(
	_stationId: number,
	_services: readonly string[],
	_now: Temporal.Instant,
): Promise<Instead> {
	throw new Error("not built yet");
}
