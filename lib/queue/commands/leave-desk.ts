import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

export type LeaveDeskRefusal = "forbidden" | "visit-open" | "busy";

/**
 * Gets up. "visit-open": somebody is called or served there; confirmed, they are back in the line, next for whoever
 * serves them. Having no desk is no error.
 */
export async function leaveDesk(
	_actor: Actor,
	_input: { confirmed?: boolean; now: Temporal.Instant },
): Promise<Result<null, LeaveDeskRefusal>> {
	throw new Error("not built yet");
}
