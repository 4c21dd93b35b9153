import "server-only";
import { unseal } from "#lib/auth/secrets/seal.ts";
import { openSpans } from "#lib/availability/rules/house.ts";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { AfarTicket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/write.ts";
import { enqueueAfarMail } from "#lib/notifications/commands/enqueue.ts";
import { afarOf, isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { afarStep } from "#lib/queue/afar/rules/come.ts";
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
import { findHouse, findOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { civilDateOf, instantAt, type Minute } from "#lib/time.ts";
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
	await eachAlone(stations, ({ stationId }) => callInAt(stationId, now));
}

async function callInAt(
	stationId: number,
	now: Temporal.Instant,
): Promise<void> {
	const outlook = await findOutlook(stationId, now);
	if (!outlook) return;
	const { facts, waits } = outlook;
	const open = await listOpen(stationId, now);
	const at = now.epochMilliseconds;
	await eachAlone(facts.visits.filter(isRowAway), async (row) => {
		if (row.afar?.comeAt) await keepTold(row, now);
		const afar = afarOf(
			await db().afarTicket.findUnique({ where: { visitId: row.id } }),
		);
		if (!afar) return;
		const wait = waits.get(row.id) ?? null;
		const step = afarStep(afar, wait, open, at, facts.settings);
		if (step) await withAway(row, now, step === "summon" ? summon : endAway);
	});
}

/** What fails for one holds up no other, and is told in the end. */
async function eachAlone<One>(
	all: readonly One[],
	work: (one: One) => Promise<void>,
): Promise<void> {
	const errors: unknown[] = [];
	for (const one of all) await work(one).catch((error) => errors.push(error));
	if (errors.length > 0) throw new AggregateError(errors, "call in");
}

/** When the house is open today. */
async function listOpen(stationId: number, now: Temporal.Instant) {
	const today = civilDateOf(now);
	const spans = openSpans(await findHouse(stationId, now), today);
	const clock = (minute: Minute) => instantAt(today, minute).epochMilliseconds;
	return spans.map(({ from, until }) => ({
		from: clock(from),
		until: clock(until),
	}));
}

/**
 * Keeps when the first notice left that has not come back: until then nobody can be too late. It is looked up anew each
 * time, for a mail may bounce after it was sent.
 */
async function keepTold(row: VisitRow, now: Temporal.Instant): Promise<void> {
	const { id: visitId } = row;
	const first = {
		orderBy: { sentAt: "asc" },
		select: { sentAt: true },
	} as const;
	const mail = await db().message.findFirst({
		where: { kind: "afar-come", status: "sent", afar: { visitId } },
		...first,
	});
	const push = await db().pushCall.findFirst({
		where: { visitId, status: "sent", event: { kind: "summoned" } },
		...first,
	});
	const [toldAt = null] = [mail?.sentAt, push?.sentAt]
		.filter((at) => at instanceof Date)
		.sort((a, b) => a.getTime() - b.getTime());
	if (toldAt?.getTime() === row.afar?.toldAt?.getTime()) return;
	await withAway(row, now, async (tx) => {
		await tx.afarTicket.update({
			where: { visitId },
			data: { toldAt },
			select: { id: true },
		});
		await raiseVersion(tx, visitId);
	});
}

/** By it everybody's pages and forecast learn of what changed beside the visit. */
async function raiseVersion(tx: Tx, id: string): Promise<void> {
	await tx.visit.update({
		where: { id },
		data: { version: { increment: 1 } },
		select: { id: true },
	});
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
	await raiseVersion(tx, visit.id);
	await enqueueCall(tx, { visitId: visit.id, event }, by.now);
	await mail(tx, { id, sealed, locale }, "afar-come", by);
}

async function endAway(tx: Tx, visit: VisitRow, by: By): Promise<void> {
	const data = { endedAt: toDbInstant(by.now), parkedUntil: null };
	await takeStep(tx, visit, { kind: "left", to: "left", data }, by);
	const row = await tx.afarTicket.findUniqueOrThrow({
		where: { visitId: visit.id },
	});
	await mail(tx, row, "afar-over", by);
}

async function mail(
	tx: Tx,
	{ id, sealed, locale }: Pick<AfarTicket, "id" | "sealed" | "locale">,
	kind: "afar-come" | "afar-over",
	by: By,
): Promise<void> {
	const recipient = unseal(AFAR_FORM, sealed)?.toString();
	// Sealed with another APP_SECRET nobody can read it; page and devices tell them.
	if (recipient)
		await enqueueAfarMail(tx, {
			afarId: id,
			kind,
			recipient,
			locale: toOffered(locale),
			origin: "house",
			now: by.now,
		});
}
