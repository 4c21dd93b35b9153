import { setTimeout as wait } from "node:timers/promises";
import type { Report } from "./report.ts";
import type { Taken } from "./taken.ts";

/** The load has ended: everybody stops where they are. */
export class Over extends Error {}

/** What all people of a load share. */
export interface Surroundings {
	origin: string;
	report: Report;
	taken: Taken;
	/** Epoch milliseconds at which the times are released; null: they were before. */
	releaseAt: number | null;
	/** How many times each station has. */
	timesOf(station: string): number;
	/** Ends the load. */
	signal: AbortSignal;
}

/** @throws Over */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await wait(ms, undefined, { signal }).catch(() => {
		throw new Over();
	});
}
