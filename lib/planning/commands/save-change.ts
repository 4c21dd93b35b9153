import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import { type Result, refuse } from "#lib/result.ts";
import type { Decision } from "../decision.ts";
import type { PlanChange } from "../plan.ts";

export type SaveRefusal =
	| "forbidden"
	/** Somebody has changed the plan since the page was shown. */
	| "plan-changed"
	/** More appointments lose their desk by now than the page showed. */
	| "impact-changed"
	/** A time that was to be offered has been taken, or another desk has. */
	| "time-taken"
	/** A desk, closure or service that is not there (any more), or another station's. */
	| "unknown-target"
	| "busy";

export interface SaveRequest {
	/** Of the form: sent twice, it is one change. */
	key: string;
	/** Null: the whole city. */
	stationId: number | null;
	/** `version` of the station, or of the city, when the page was shown. */
	expectedVersion: number;
	change: PlanChange;
	/** By appointment id; each that loses its desk needs one. */
	decisions: ReadonlyMap<string, Decision>;
	now: Temporal.Instant;
}

export interface Saved {
	changeId: string;
	repeated: boolean;
}

/** Saves any change of plan. */
export async function saveChange(
	_actor: Actor,
	_input: SaveRequest,
): Promise<Result<Saved, SaveRefusal>> {
	return refuse("busy");
}
