import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { endPauses } from "#lib/queue/pause/commands/pausing.ts";
import { freeDesk } from "#lib/queue/queries/desks.ts";
import { isRemoteRow, WHOLE_VISIT } from "#lib/queue/queries/rows.ts";
import { backToBooked } from "#lib/queue/remote/commands/miss-remote.ts";
import {
	lockQueue,
	notifyQueue,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type LeaveDeskRefusal = "forbidden" | "visit-open" | "busy";

/**
 * Gets up. "visit-open": somebody is called or served there, and the page asks first; confirmed, they are back in the
 * line, next for whoever serves them. Having no desk is no error.
 */
export function leaveDesk(
	actor: Actor,
	{ confirmed = false, now }: { confirmed?: boolean; now: Temporal.Instant },
): Promise<Result<null, LeaveDeskRefusal>> {
	return orBusy<null, LeaveDeskRefusal>(async () => {
		const { userId } = actor;
		const taken = await db().deskPresence.findUnique({
			where: { userId },
			include: { desk: true },
		});
		if (!taken) return ok(null);
		const { stationId } = taken.desk;
		const allowed = await authorise(actor, "desk:take", stationId, now);
		if (!allowed.ok) return allowed;
		return write<null, LeaveDeskRefusal>(async (tx) => {
			await lockKey(tx, `clerk ${userId}`);
			await lockQueue(tx, stationId);
			const { deskId } = taken;
			const mine = await tx.deskPresence.count({ where: { deskId, userId } });
			if (mine === 0) return ok(null);
			const open = await tx.visit.findFirst({
				where: { deskId, status: { in: ["called", "serving"] } },
				include: WHOLE_VISIT,
			});
			if (open && !confirmed) return refuse("visit-open");
			if (open && isRemoteRow(open)) {
				const at = await stepTime(tx, open.id, now);
				await backToBooked(tx, open, { actor: userId, now: at });
			} else if (open) {
				const at = await stepTime(tx, open.id, now);
				const data = {
					deskId: null,
					servingAt: null,
					handedOverAt: toDbInstant(at),
				};
				const step = { kind: "returned", to: "waiting", data } as const;
				await takeStep(tx, open, step, { actor: userId, now: at });
			}
			await freeDesk(tx, deskId);
			await endPauses(tx, [{ deskId, stationId, onlyOwn: true }], now);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
