import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { comingBack } from "#lib/queue/afar/commands/coming-back.ts";
import { stillFor } from "#lib/queue/queries/desks.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

/**
 * Back into the line at the place they had: whoever is parked, was called and is not here yet, or comes back with
 * what was missing. Whoever had been ended must be called anew before they can be a no-show.
 */
export function reopenVisit(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, VisitRefusal>> {
	return changeVisit(actor, "visit:call", change, async (visit, at, tx) => {
		const hasEnded = isOutcome(visit.status);
		return ok({
			kind: hasEnded ? "reopened" : "returned",
			to: "waiting",
			data: {
				deskId: null,
				servingAt: null,
				endedAt: null,
				parkedUntil: null,
				...(hasEnded
					? {
							calledAt: null,
							calls: 0,
							forDeskId: await stillFor(tx, visit.forDeskId),
						}
					: {}),
				...(await comingBack(tx, visit, at)),
			},
		});
	});
}
