import "server-only";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { freeDesk } from "#lib/queue/queries/desks.ts";
import { OPEN } from "#lib/queue/queries/facts.ts";
import { getVisit } from "#lib/queue/queries/rows.ts";
import {
	lockQueue,
	notifyQueue,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";

/**
 * Ends what is still open of days before, so that no desk and no list begins the day with yesterday's people: who was
 * being served is done, everybody else has left. Whoever forgot to leave a desk sits there no more.
 */
export async function closeDays(now: Temporal.Instant): Promise<void> {
	const today = civilDateOf(now);
	const open = await db().visit.findMany({
		where: {
			date: { lt: toDbDate(today) },
			status: { in: [...OPEN] },
		},
		select: { id: true, stationId: true },
	});
	for (const visit of open) await endVisit(visit, now);
	const midnight = toDbInstant(instantAt(today, 0));
	await db().deskPause.deleteMany({ where: { since: { lt: midnight } } });
	const forgotten = await db().deskPresence.findMany({
		where: { since: { lt: midnight } },
		select: { deskId: true, desk: { select: { stationId: true } } },
	});
	for (const { deskId, desk } of forgotten)
		await db().$transaction(async (tx) => {
			await lockQueue(tx, desk.stationId);
			const { count } = await tx.deskPresence.deleteMany({
				where: { deskId, since: { lt: midnight } },
			});
			if (count > 0) await freeDesk(tx, deskId);
			await notifyQueue(tx, desk.stationId);
		}, WRITE);
}

function endVisit(
	{ id, stationId }: { id: string; stationId: number },
	now: Temporal.Instant,
): Promise<void> {
	return db().$transaction(async (tx) => {
		await lockQueue(tx, stationId);
		const visit = await getVisit(tx, id);
		if (isOutcome(visit.status)) return;
		const at = await stepTime(tx, id, now);
		const outcome = visit.status === "serving" ? "done" : "left";
		const data = { endedAt: toDbInstant(at), parkedUntil: null };
		const step = { kind: outcome, to: outcome, data } as const;
		await takeStep(tx, visit, step, { actor: "system", now: at });
		await notifyQueue(tx, stationId);
	}, WRITE);
}
