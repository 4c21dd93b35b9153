import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type RecallVisitRefusal = VisitRefusal;

/** Calls somebody once more who was called and has not come. */
export async function recallVisit(
	_actor: Actor,
	_input: VisitChange,
): Promise<Result<null, RecallVisitRefusal>> {
	throw new Error("not built yet");
}
