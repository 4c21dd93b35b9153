import "server-only";
import { ok, type Result, refuse } from "#lib/result.ts";
import { recordAlone } from "./audit.ts";
import { type Actor, may, type Permission } from "./permission.ts";

/**
 * The first line of every command and query of staff. A refusal is audited, since no page leads there.
 * @param stationId null: the permission does not concern one station
 */
export async function authorise(
	actor: Actor,
	permission: Permission,
	stationId: number | null,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden">> {
	if (may(actor, permission, stationId)) return ok(null);
	await recordAlone(
		{
			userId: actor.userId,
			stationId,
			action: "denied",
			detail: { permission },
		},
		now,
	);
	return refuse("forbidden");
}
