import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";
import type { Priority } from "../visit.ts";

export type PrioritiseVisitRefusal =
	| VisitRefusal
	| "text-missing"
	| "text-too-long";

/** Lets somebody go before others, for a reason that colleagues can read. */
export async function prioritiseVisit(
	_actor: Actor,
	_input: VisitChange & {
		priority: Priority | null;
		reason: string;
	},
): Promise<Result<null, PrioritiseVisitRefusal>> {
	throw new Error("not built yet");
}
