import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type AnswerAlarmRefusal = "forbidden" | "unknown-alarm" | "busy";

/** Says to all that one comes. The first who says so is named; saying it once more is no error. */
export function answerAlarm(
	actor: Actor,
	{ alarmId, now }: { alarmId: number; now: Temporal.Instant },
): Promise<Result<null, AnswerAlarmRefusal>> {
	return orBusy<null, AnswerAlarmRefusal>(async () => {
		const alarm = await db().alarm.findUnique({
			where: { id: alarmId },
			include: { desk: { select: { name: true } } },
		});
		if (!alarm) return refuse("unknown-alarm");
		const { stationId } = alarm;
		const allowed = await authorise(actor, "alarm:raise", stationId, now);
		if (!allowed.ok) return allowed;
		return write<null, AnswerAlarmRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const { userId } = actor;
			const { count } = await tx.alarm.updateMany({
				where: { id: alarmId, answeredAt: null, endedAt: null },
				data: { answeredAt: toDbInstant(now), answeredById: userId },
			});
			if (count === 0) return ok(null);
			const subject = alarm.desk.name;
			const entry = { userId, stationId, action: "alarm:answer", subject };
			await record(tx, entry, now);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
