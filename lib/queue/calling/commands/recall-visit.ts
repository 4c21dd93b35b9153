import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result } from "#lib/result.ts";

/** Calls somebody once more who was called and has not come. */
export function recallVisit(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, VisitRefusal>> {
	return changeVisit(
		actor,
		"visit:call",
		change,
		() => ok({ kind: "recalled", data: { calls: { increment: 1 } } }),
		"recalled",
	);
}
