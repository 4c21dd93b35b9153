import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type EndAlarmRefusal = "forbidden" | "unknown-alarm" | "busy";

/** Help has come, or it was nothing. Ending it twice is no error. */
export function endAlarm(
	actor: Actor,
	{ alarmId, now }: { alarmId: number; now: Temporal.Instant },
): Promise<Result<null, EndAlarmRefusal>> {
	return orBusy<null, EndAlarmRefusal>(async () => {
		const alarm = await db().alarm.findUnique({ where: { id: alarmId } });
		if (!alarm) return refuse("unknown-alarm");
		const { stationId } = alarm;
		const allowed = await authorise(actor, "alarm:raise", stationId, now);
		if (!allowed.ok) return allowed;
		return write<null, EndAlarmRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			await tx.alarm.updateMany({
				where: { id: alarmId, endedAt: null },
				data: { endedAt: toDbInstant(now) },
			});
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
