import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/**
 * Whether whoever waits may have a device told of their call. Off, every device is forgotten at once: nobody waits for
 * something that does not come, and its page says that it is off.
 */
export async function allowPush(
	actor: Actor,
	{ isAllowed, now }: { isAllowed: boolean; now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		const { count } = await tx.city.updateMany({
			where: { id: 1, pushCalls: !isAllowed },
			data: {
				pushCalls: isAllowed,
				pushEndedAt: isAllowed ? null : toDbInstant(now),
			},
		});
		if (count === 0) return ok(null);
		if (!isAllowed) await tx.pushDevice.deleteMany();
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: isAllowed ? "city:push-on" : "city:push-off",
			},
			now,
		);
		return ok(null);
	});
}
