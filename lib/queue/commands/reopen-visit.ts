import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type ReopenVisitRefusal = VisitRefusal;

/** Back into the line: whoever is parked, was called, or was ended by mistake. */
export async function reopenVisit(
	_actor: Actor,
	_input: VisitChange,
): Promise<Result<null, ReopenVisitRefusal>> {
	throw new Error("not built yet");
}
