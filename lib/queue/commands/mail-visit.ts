import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { VisitRefusal } from "../changing.ts";

export type MailVisitRefusal =
	| Exclude<VisitRefusal, "visit-changed">
	| "no-address"
	| "text-missing"
	| "text-too-long";

/** Writes to somebody in the queue who gave an address. */
export async function mailVisit(
	_actor: Actor,
	_input: { visitId: string; text: string; now: Temporal.Instant },
): Promise<Result<null, MailVisitRefusal>> {
	throw new Error("not built yet");
}
