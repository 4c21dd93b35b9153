import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { endPauses } from "#lib/queue/pause/commands/pausing.ts";
import { freeDesk } from "#lib/queue/queries/desks.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { hasOpenVisit } from "./calling.ts";

export type TakeDeskRefusal =
	| "forbidden"
	| "unknown-desk"
	| "desk-closed"
	/** A colleague sits there. */
	| "desk-taken"
	/** Somebody is still called to the desk before, or served there. */
	| "visit-open"
	| "busy";

interface TakeDesk {
	deskId: number;
	/** Although a colleague sits there: they forgot to leave. */
	takeOver?: boolean;
	now: Temporal.Instant;
}

/** Sits down at a desk, leaving the one before. Whoever is served there by a colleague that left stays. */
export function takeDesk(
	actor: Actor,
	{ deskId, takeOver = false, now }: TakeDesk,
): Promise<Result<null, TakeDeskRefusal>> {
	return orBusy<null, TakeDeskRefusal>(async () => {
		const desk = await db().desk.findUnique({ where: { id: deskId } });
		if (!desk) return refuse("unknown-desk");
		const { stationId } = desk;
		const allowed = await authorise(actor, "desk:take", stationId, now);
		if (!allowed.ok) return allowed;
		if (!desk.active) return refuse("desk-closed");
		const { userId } = actor;
		return write<null, TakeDeskRefusal>(async (tx) => {
			await lockKey(tx, `clerk ${userId}`);
			const before = await tx.deskPresence.findUnique({
				where: { userId },
				include: { desk: true },
			});
			const stations = [stationId, before?.desk.stationId ?? stationId];
			// In one order always: two who change places do not wait for each other.
			for (const id of [...new Set(stations)].sort((a, b) => a - b))
				await lockQueue(tx, id);
			if (before?.deskId === deskId) return ok(null);
			if (before && (await hasOpenVisit(tx, before.deskId)))
				return refuse("visit-open");
			const other = await tx.deskPresence.findUnique({ where: { deskId } });
			if (other && !takeOver) return refuse("desk-taken");
			if (before) await freeDesk(tx, before.deskId);
			if (other) await tx.deskPresence.delete({ where: { deskId } });
			await tx.deskPresence.create({
				data: { deskId, userId, since: toDbInstant(now) },
			});
			// Whoever sits down calls, and whoever gets up has no break there any more.
			await endPauses(
				tx,
				[
					{ deskId, stationId },
					...(before
						? [
								{
									deskId: before.deskId,
									stationId: before.desk.stationId,
									onlyOwn: true,
								},
							]
						: []),
				],
				now,
			);
			for (const id of new Set(stations)) await notifyQueue(tx, id);
			return ok(null);
		});
	});
}
