import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

export type WithdrawRefusal = "forbidden" | "unknown-announcement" | "busy";

/** Takes it from all pages; neither a device nor a mailbox that has not been told yet is told any more. Withdrawn twice is withdrawn. */
export function withdrawAnnouncement(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<null, WithdrawRefusal>> {
	return orBusy<null, WithdrawRefusal>(async () => {
		const found = await db().announcement.findUnique({
			where: { id },
			select: { stationId: true },
		});
		if (!found) return refuse("unknown-announcement");
		const { stationId } = found;
		const allowed = await authorise(actor, "visit:call", stationId, now);
		if (!allowed.ok) return allowed;
		const date = civilDateOf(now);
		return write<null, WithdrawRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			await lockDays(tx, [{ stationId, date }]);
			const { count } = await tx.announcement.updateMany({
				where: { id, withdrawnAt: null, endsAt: { gt: toDbInstant(now) } },
				data: { withdrawnAt: toDbInstant(now) },
			});
			if (count === 0) return ok(null);
			const mails = await tx.message.deleteMany({
				where: { announcementId: id, status: "queued" },
			});
			await tx.announcement.update({
				where: { id },
				data: { mailed: { decrement: mails.count } },
				select: { id: true },
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "announcement:withdraw",
					subject: `announcement ${id}`,
				},
				now,
			);
			await raiseVersions(tx, [{ stationId, date }]);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
