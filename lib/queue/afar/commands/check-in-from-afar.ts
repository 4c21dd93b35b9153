import "server-only";
import { db, type Tx } from "#lib/db/client.ts";
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

/** A number of today that somebody types, wherever it was drawn for. */
interface AfarNumber {
	visitId: string;
	stationId: number;
	stationSlug: string;
	/** Epoch milliseconds. */
	drawnAt: number;
	/** Its visit has ended, whatever ended it. */
	isOver: boolean;
}

/** Null: there is none, or none any more. */
export async function findAfarNumber(
	typed: string,
	now: Temporal.Instant,
): Promise<AfarNumber | null> {
	const reference = parseReference(typed);
	if (!reference) return null;
	const row = await db().afarTicket.findUnique({
		where: { reference },
		select: {
			stationId: true,
			date: true,
			drawnAt: true,
			station: { select: { slug: true } },
			visit: { select: { id: true, status: true } },
		},
	});
	if (!row?.visit || !row.drawnAt || !isOfToday(row, now)) return null;
	return {
		visitId: row.visit.id,
		stationId: row.stationId,
		stationSlug: row.station.slug,
		drawnAt: row.drawnAt.getTime(),
		isOver: isOutcome(row.visit.status),
	};
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
	// Whom nobody has seen in the house yet comes now, whatever has become of their visit meanwhile.
	if (visit.status !== "parked" || visit.afar?.hereAt) return "already-here";
	const now = await stepTime(tx, visitId, by.now);
	const data = await comingBack(tx, visit, now);
	const step = {
		kind: "returned",
		to: "waiting",
		data: { ...data, parkedUntil: null },
	} as const;
	await takeStep(tx, visit, step, { ...by, now });
	await notifyQueue(tx, visit.stationId);
	return "checked-in";
}
