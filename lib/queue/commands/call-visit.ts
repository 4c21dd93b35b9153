import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { Called, CallRefusal } from "../calling.ts";

export type CallVisitRefusal =
	| CallRefusal
	| "unknown-visit"
	| "unknown-appointment"
	| "visit-changed"
	| "desk-cannot-serve";

/** Calls somebody particular to the own desk, also who has not checked in. */
export async function callVisit(
	_actor: Actor,
	_input: {
		who: { visitId: string; version: number } | { appointmentId: string };
		now: Temporal.Instant;
	},
): Promise<Result<Called, CallVisitRefusal>> {
	throw new Error("not built yet");
}
