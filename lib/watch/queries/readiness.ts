import "server-only";
import { isHealthy } from "#lib/db/health.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { isEnding } from "#lib/runtime/shutdown.ts";
import { workState } from "#lib/watch/rules/work.ts";
import { lastReading } from "./known-reading.ts";

/** Whether work may be given to this process. */
export interface Readiness {
	status: "ok" | "starting" | "ending" | "unavailable";
	/** Whether somebody does the work of the house. No reason to send people elsewhere, but to look. */
	work: "done" | "late" | "nobody" | "unknown";
}

const state = () => onGlobal("readiness", () => ({ hasBegun: false }));

/** The first pages are made, or the work has begun. */
export function haveBegun(): void {
	state().hasBegun = true;
}

export async function readinessNow(): Promise<Readiness> {
	const figures = lastReading()?.figures;
	return {
		status: await statusNow(),
		work: workState(figures?.beats, figures?.sweeps).is,
	};
}

async function statusNow(): Promise<Readiness["status"]> {
	if (isEnding()) return "ending";
	if (!state().hasBegun) return "starting";
	return (await isHealthy()) ? "ok" : "unavailable";
}
