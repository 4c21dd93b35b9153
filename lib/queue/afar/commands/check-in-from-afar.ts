import "server-only";
import { db, type Tx } from "#lib/db/client.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { getVisit } from "#lib/queue/queries/rows.ts";
import {
	type By,
	isOfToday,
	notifyQueue,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { parseReference } from "#lib/text/reference.ts";
import { comingBack } from "./coming-back.ts";

/** The visit of today that this number checks in here; null: there is none. */
export async function findAfarVisit(
	stationId: number,
	typed: string,
	now: Temporal.Instant,
): Promise<string | null> {
	const reference = parseReference(typed);
	if (!reference) return null;
	const row = await db().afarTicket.findUnique({
		where: { reference },
		select: { stationId: true, date: true, visitId: true },
	});
	return row?.stationId === stationId && isOfToday(row, now)
		? row.visitId
		: null;
}

/**
 * Under the queue's lock: whoever is here stands in the line from now on.
 * @returns null: the number is over
 */
export async function arriveFromAfar(
	tx: Tx,
	visitId: string,
	by: By,
): Promise<"checked-in" | "already-here" | null> {
	const visit = await getVisit(tx, visitId);
	if (isOutcome(visit.status)) return null;
	if (!isRowAway(visit)) return "already-here";
	const now = await stepTime(tx, visitId, by.now);
	const data = await comingBack(tx, visit, now);
	const step = { kind: "returned", to: "waiting", data } as const;
	await takeStep(tx, visit, step, { ...by, now });
	await notifyQueue(tx, visit.stationId);
	return "checked-in";
}
