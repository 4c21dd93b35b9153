import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type ServeVisitRefusal = VisitRefusal;

/** Whoever was called is at the desk. */
export async function serveVisit(
	_actor: Actor,
	_input: VisitChange,
): Promise<Result<null, ServeVisitRefusal>> {
	throw new Error("not built yet");
}
