import "server-only";
import { recordAlone } from "#lib/auth/commands/audit.ts";
import {
	type Actor,
	may,
	type Permission,
} from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * The first line of every command and query of staff. A refusal is audited, since no page leads there; so is a station
 * that does not exist, which nobody has a right to.
 * @param stationId null: the permission does not concern one station
 */
export async function authorise(
	actor: Actor,
	permission: Permission,
	stationId: number | null,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden">> {
	const isThere =
		stationId === null ||
		actor.stationIds.includes(stationId) ||
		(await exists(stationId));
	if (isThere && may(actor, permission, stationId)) return ok(null);
	await recordAlone(
		{
			userId: actor.userId,
			stationId: isThere ? stationId : null,
			action: "denied",
			detail: { permission },
		},
		now,
	);
	return refuse("forbidden");
}

/** Whatever number a form sent. */
async function exists(stationId: number): Promise<boolean> {
	if (!Number.isInteger(stationId) || Math.abs(stationId) > MAX_INTEGER)
		return false;
	return (await db().station.count({ where: { id: stationId } })) > 0;
}

const MAX_INTEGER = 2 ** 31 - 1;
