import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

export type TakeDeskRefusal =
	| "forbidden"
	| "unknown-desk"
	| "desk-closed"
	| "desk-taken"
	| "visit-open"
	| "busy";

/**
 * Sits down at a desk, leaving the one before. "visit-open": somebody is still called to that one. "desk-taken": a
 * colleague sits there, unless it is taken over.
 */
export async function takeDesk(
	_actor: Actor,
	_input: { deskId: number; takeOver?: boolean; now: Temporal.Instant },
): Promise<Result<null, TakeDeskRefusal>> {
	throw new Error("not built yet");
}
