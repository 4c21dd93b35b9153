import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { comingBack } from "#lib/queue/afar/commands/coming-back.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { expectWait } from "#lib/queue/arrival/commands/arriving.ts";
import { stillFor } from "#lib/queue/queries/desks.ts";
import { isRemoteRow, type VisitRow } from "#lib/queue/queries/rows.ts";
import type { VisitStatus } from "#lib/queue/queue.ts";
import { isOutcome, isPossible } from "#lib/queue/visit/rules/steps.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	isUuid,
	type Step,
	takeStep,
	type VisitChange,
	type VisitRefusal,
	withVisit,
} from "./changing.ts";

/**
 * Back into the line at the place they had: whoever is parked, was called and is not here yet, or comes back with
 * what was missing. Whoever had been ended must be called anew before they can be a no-show. Who drew their number from
 * afar and is here now is told a wait as everybody who comes.
 */
export async function reopenVisit(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, VisitRefusal>> {
	const forehand = await forehandOfAway(change);
	return withVisit(actor, "visit:call", change, async (tx, visit, by) => {
		const isAway = isRowAway(visit);
		const step = await backInLine(tx, visit, by.now);
		const { status } = visit;
		const isRemote = isRemoteRow(visit);
		if (!isPossible(step.kind, status as VisitStatus, isAway, isRemote))
			return refuse("visit-changed");
		await takeStep(tx, visit, step, by);
		if (isAway && forehand) await expectWait(tx, visit, forehand, by.now);
		return ok(null);
	});
}

/** What a forecast needs beforehand; null where nobody comes from afar, and none is made. */
async function forehandOfAway({ visitId, now }: VisitChange) {
	const away = isUuid(visitId)
		? await db().afarTicket.findFirst({
				where: { visitId, hereAt: null },
				select: { stationId: true },
			})
		: null;
	return away && getForehand(away.stationId, now);
}

async function backInLine(
	tx: Tx,
	visit: VisitRow,
	at: Temporal.Instant,
): Promise<Step> {
	const hasEnded = isOutcome(visit.status);
	return {
		kind: hasEnded ? "reopened" : "returned",
		to: "waiting",
		data: {
			deskId: null,
			servingAt: null,
			endedAt: null,
			parkedUntil: null,
			...(hasEnded
				? {
						calledAt: null,
						calls: 0,
						forDeskId: await stillFor(tx, visit.forDeskId),
					}
				: {}),
			...(await comingBack(tx, visit, at)),
		},
	};
}
