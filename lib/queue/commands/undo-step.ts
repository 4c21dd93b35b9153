import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type UndoStepRefusal = VisitRefusal | "nothing-to-undo" | "desk-busy";

/** Takes the last step back: the visit and its appointment are as they were before it. */
export async function undoStep(
	_actor: Actor,
	_input: VisitChange,
): Promise<Result<null, UndoStepRefusal>> {
	throw new Error("not built yet");
}
