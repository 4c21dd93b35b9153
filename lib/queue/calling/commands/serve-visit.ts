import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result } from "#lib/result.ts";

/** Whoever was called is at the desk. */
export function serveVisit(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, VisitRefusal>> {
	return changeVisit(
		actor,
		"visit:call",
		change,
		(_, at) =>
			ok({
				kind: "serving",
				to: "serving",
				data: { servingAt: toDbInstant(at) },
			}),
		"serving",
	);
}
