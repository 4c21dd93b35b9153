import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type AlarmRefusal = "forbidden" | "unknown-desk" | "busy";

/** Alerts all colleagues at the station. Pressed twice it is one alarm. */
export function raiseAlarm(
	actor: Actor,
	{ deskId, now }: { deskId: number; now: Temporal.Instant },
): Promise<Result<null, AlarmRefusal>> {
	return orBusy<null, AlarmRefusal>(async () => {
		const desk = await db().desk.findUnique({ where: { id: deskId } });
		if (!desk) return refuse("unknown-desk");
		const { stationId } = desk;
		const allowed = await authorise(actor, "alarm:raise", stationId, now);
		if (!allowed.ok) return allowed;
		return write<null, AlarmRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const open = await tx.alarm.count({ where: { deskId, endedAt: null } });
			if (open > 0) return ok(null);
			await tx.alarm.create({
				data: { stationId, deskId, raisedAt: toDbInstant(now) },
			});
			const { userId } = actor;
			const entry = {
				userId,
				stationId,
				action: "alarm:raise",
				subject: desk.name,
			};
			await record(tx, entry, now);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
