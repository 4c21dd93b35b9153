import "server-only";
import { unseal } from "#lib/auth/secrets/seal.ts";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { inTransaction } from "#lib/db/write.ts";
import { enqueueAfarMail } from "#lib/notifications/commands/enqueue.ts";
import { afarOf, isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { isOver, isTimeToCome } from "#lib/queue/afar/rules/come.ts";
import { enqueueCall } from "#lib/queue/push/commands/enqueue-call.ts";
import { getVisit, type VisitRow } from "#lib/queue/queries/rows.ts";
import {
	type By,
	lockQueue,
	notifyQueue,
	recordStep,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { civilDateOf } from "#lib/time.ts";
import { AFAR_FORM } from "./ask-from-afar.ts";

/**
 * Tells those who wait elsewhere to come, each at the minute that the forecast and their way say, and ends the numbers of
 * those who did not. Any number of processes may do so at the same time.
 */
export async function callIn(now: Temporal.Instant): Promise<void> {
	const stations = await db().afarTicket.findMany({
		where: {
			date: toDbDate(civilDateOf(now)),
			hereAt: null,
			visit: { status: "parked" },
		},
		distinct: ["stationId"],
		select: { stationId: true },
	});
	for (const { stationId } of stations) await callInAt(stationId, now);
}

async function callInAt(
	stationId: number,
	now: Temporal.Instant,
): Promise<void> {
	const { facts, waits } = await getOutlook(stationId, now);
	const at = now.epochMilliseconds;
	for (const row of facts.visits.filter(isRowAway)) {
		const afar = afarOf(row.afar);
		if (!afar) continue;
		if (afar.comeAt === null) {
			const wait = waits.get(row.id) ?? null;
			if (isTimeToCome(wait, afar.wayMinutes)) await withAway(row, now, summon);
		} else if (isOver(afar, at, facts.settings))
			await withAway(row, now, endAway);
	}
}

/** Under the queue's lock, unless they have come meanwhile. */
function withAway(
	{ id, stationId }: Pick<VisitRow, "id" | "stationId">,
	now: Temporal.Instant,
	work: (tx: Tx, visit: VisitRow, by: By) => Promise<void>,
): Promise<void> {
	return inTransaction(async (tx) => {
		await lockQueue(tx, stationId);
		const visit = await getVisit(tx, id);
		if (!isRowAway(visit)) return;
		const by = { actor: "system", now: await stepTime(tx, id, now) };
		await work(tx, visit, by);
		await notifyQueue(tx, stationId);
	});
}

/** Told once: by page, by devices that asked for it, by mail. */
async function summon(tx: Tx, visit: VisitRow, by: By): Promise<void> {
	if (visit.afar?.comeAt) return;
	const step = { kind: "summoned" } as const;
	const event = await recordStep(tx, visit, step, "parked", by);
	const { id, sealed, locale } = await tx.afarTicket.update({
		where: { visitId: visit.id },
		data: { comeAt: toDbInstant(by.now) },
	});
	await tx.visit.update({
		where: { id: visit.id },
		data: { version: { increment: 1 } },
		select: { id: true },
	});
	await enqueueCall(tx, { visitId: visit.id, event }, by.now);
	const recipient = unseal(AFAR_FORM, sealed)?.toString();
	// Sealed with another APP_SECRET nobody can read it; page and devices tell them.
	if (recipient)
		await enqueueAfarMail(tx, {
			afarId: id,
			kind: "afar-come",
			recipient,
			locale: toOffered(locale),
			origin: "house",
			now: by.now,
		});
}

async function endAway(tx: Tx, visit: VisitRow, by: By): Promise<void> {
	const data = { endedAt: toDbInstant(by.now), parkedUntil: null };
	await takeStep(tx, visit, { kind: "left", to: "left", data }, by);
}
