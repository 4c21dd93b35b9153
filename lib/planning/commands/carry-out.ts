import "server-only";
import { randomUUID } from "node:crypto";
import { holdKeyOf, offerToken } from "#lib/auth/secrets.ts";
import { tellPerson } from "#lib/booking/managed.ts";
import { recordChange, recordTransition } from "#lib/booking/placing.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { instantAt } from "#lib/time.ts";
import type { CaseStatus } from "../case.ts";
import {
	type CallReason,
	callReason,
	OFFER_HOURS,
	type OtherTime,
} from "../decision.ts";
import type { Outcome } from "../outcome.ts";
import type { StandingRow } from "../rows.ts";

type Row = Awaited<ReturnType<typeof readRows>>[number];

interface Work {
	changeId: string;
	/** Account of whoever changed the plan. */
	userId: string;
	now: Temporal.Instant;
}

/**
 * Writes what becomes of each appointment: its case, its event, the held time and the mail, all in the change's own
 * transaction. Everything was found free under the locks.
 */
export async function carryOut(
	tx: Tx,
	outcomes: readonly Outcome<StandingRow>[],
	work: Work,
): Promise<void> {
	const ids = outcomes.map(({ appointment }) => appointment.id);
	const rows = new Map(
		(await readRows(tx, ids)).map((row) => [row.id, row] as const),
	);
	// An exception that was kept before is now this change's matter.
	await tx.planCase.updateMany({
		where: { appointmentId: { in: ids }, status: "kept" },
		data: { status: "settled", settledAt: toDbInstant(work.now) },
	});
	for (const outcome of outcomes) {
		const row = rows.get(outcome.appointment.id);
		if (row) await carryOutOne(tx, outcome, row, work);
	}
}

function readRows(tx: Tx, ids: readonly string[]) {
	return tx.appointment.findMany({
		where: { id: { in: [...ids] } },
		include: { contact: true, services: true },
	});
}

interface Case {
	id: string;
	status: CaseStatus;
	reason: CallReason | null;
	sequence: number;
	hold?: { id: string; key: string; until: Date };
}

async function carryOutOne(
	tx: Tx,
	outcome: Outcome<StandingRow>,
	row: Row,
	work: Work,
): Promise<void> {
	const id = randomUUID();
	const call = callReason(outcome.appointment, work.now);
	const made = await act(tx, id, outcome, row, call, work);
	const isOver = made.status === "reseated" || made.status === "cancelled";
	await tx.planCase.create({
		data: {
			id,
			changeId: work.changeId,
			appointmentId: row.id,
			stationId: row.stationId,
			startsAt: row.startsAt,
			way: outcome.way,
			status: made.status,
			reason: made.reason,
			sequence: made.sequence,
			holdId: made.hold?.id ?? null,
			holdKey: made.hold?.key ?? null,
			offeredUntil: made.hold?.until ?? null,
			createdAt: toDbInstant(work.now),
			settledAt: isOver ? toDbInstant(work.now) : null,
		},
	});
}

async function act(
	tx: Tx,
	id: string,
	outcome: Outcome<StandingRow>,
	row: Row,
	call: CallReason | null,
	{ userId, now }: Work,
): Promise<Case> {
	const sequence = row.calendarSequence;
	switch (outcome.way) {
		case "desk": {
			const { deskId } = outcome;
			await tx.appointment.update({
				where: { id: row.id },
				data: { deskId, lane: 0 },
			});
			await recordChange(tx, { ...row, deskId }, "desk", now, { by: userId });
			return { id, status: "reseated", reason: null, sequence };
		}
		case "keep":
			return { id, status: "kept", reason: null, sequence };
		case "move": {
			const { held } = outcome;
			if (!held)
				return { id, status: "to-call", reason: "nothing-free", sequence };
			const hold = await holdFor(tx, id, row, held, now);
			if (call) return { id, status: "to-call", reason: call, sequence, hold };
			// Raised, so that each offer is news of its own, and a later move makes the mail about it outdated.
			const next = sequence + 1;
			await tx.appointment.update({
				where: { id: row.id },
				data: { calendarSequence: next },
			});
			await tellPerson(tx, row, "offer", next, now);
			return { id, status: "offered", reason: null, sequence: next, hold };
		}
		case "cancel": {
			const next = sequence + 1;
			await recordTransition(tx, row, "cancelled", now, { by: userId });
			await tx.appointment.update({
				where: { id: row.id },
				data: { status: "cancelled", calendarSequence: next },
			});
			await tx.contact.updateMany({
				where: { appointmentId: row.id },
				data: { cancelReason: outcome.reason },
			});
			await tellPerson(
				tx,
				row,
				"cancelled-by-office",
				next,
				now,
				outcome.reason,
			);
			return call
				? { id, status: "to-call", reason: call, sequence: next }
				: { id, status: "cancelled", reason: null, sequence: next };
		}
	}
}

/** A hold as for any move (decision 18), a day long; its token is derived from the case and stands nowhere. */
async function holdFor(
	tx: Tx,
	caseId: string,
	row: Row,
	{ stationId, deskId, date, start }: OtherTime & { deskId: number },
	now: Temporal.Instant,
): Promise<NonNullable<Case["hold"]>> {
	const id = randomUUID();
	const key = holdKeyOf(offerToken(caseId), row.id);
	const begin = instantAt(date, start);
	const minutes = (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000;
	const until = toDbInstant(now.add({ hours: OFFER_HOURS }));
	const at = toDbInstant(now);
	await tx.appointment.create({
		data: {
			id,
			holdKey: key,
			replacesId: row.id,
			stationId,
			deskId,
			date: toDbDate(date),
			startsAt: toDbInstant(begin),
			endsAt: toDbInstant(begin.add({ minutes })),
			status: "held",
			channel: row.channel,
			holdExpiresAt: until,
			locale: row.locale,
			minorCase: row.minorCase,
			calendarUid: randomUUID(),
			createdAt: at,
		},
	});
	await tx.appointmentService.createMany({
		data: row.services.map(({ serviceId, quantity }) => ({
			appointmentId: id,
			serviceId,
			quantity,
		})),
	});
	await tx.appointmentEvent.create({
		data: { appointmentId: id, at, toStatus: "held", deskId, actor: "system" },
	});
	return { id, key, until };
}
