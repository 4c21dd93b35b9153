import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";
import type { Outcome } from "../visit.ts";

export type FinishVisitRefusal =
	| VisitRefusal
	| "too-soon"
	| "text-missing"
	| "text-too-long"
	| "no-address";

/** How it ended. A no-show only some minutes after a displayed call. */
export async function finishVisit(
	_actor: Actor,
	_input: VisitChange & {
		outcome: Outcome;
		/** Unsettled: what was missing. */
		missing?: string;
		/** Unsettled: write it to the citizen as well. */
		mail?: boolean;
	},
): Promise<Result<null, FinishVisitRefusal>> {
	throw new Error("not built yet");
}
