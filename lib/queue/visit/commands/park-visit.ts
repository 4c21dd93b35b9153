import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf, instantAt, type Minute } from "#lib/time.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type ParkVisitRefusal = VisitRefusal | "bad-time";

/**
 * Somebody fetches a photo or a form: nobody calls them before that time of today. They keep their place in the line.
 * @param until null: until somebody fetches them
 */
export function parkVisit(
	actor: Actor,
	{ until, ...change }: VisitChange & { until: Minute | null },
): Promise<Result<null, ParkVisitRefusal>> {
	return changeVisit<"bad-time">(actor, "visit:call", change, (_, at) => {
		const end = until === null ? null : instantAt(civilDateOf(at), until);
		if (end && Temporal.Instant.compare(end, at) <= 0)
			return refuse("bad-time");
		return ok({
			kind: "parked",
			to: "parked",
			data: { deskId: null, parkedUntil: end && toDbInstant(end) },
		});
	});
}
