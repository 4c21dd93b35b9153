import "server-only";
import { tellPeople } from "#lib/booking/manage/commands/managed.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { noteEvent } from "#lib/db/noted.ts";
import type { StandingRow } from "#lib/planning/change/queries/rows.ts";
import type { Outcome } from "#lib/planning/change/rules/outcome.ts";
import {
	caseOf,
	type Row,
	readRows,
	type Step,
	stepOf,
	type Work,
} from "./step.ts";

/**
 * Writes what becomes of each appointment: its case, its event, the held time and the mail, all in the change's own
 * transaction. Everything was found free under the locks. A handful of statements however many they are, because
 * everybody who wants one of these days waits meanwhile.
 */
export async function carryOut(
	tx: Tx,
	outcomes: readonly Outcome<StandingRow>[],
	work: Work,
): Promise<void> {
	if (outcomes.length === 0) return;
	const ids = outcomes.map(({ appointment }) => appointment.id);
	const rows = await readRows(tx, ids);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const steps = outcomes.flatMap((outcome) => {
		const row = byId.get(outcome.appointment.id);
		return row ? [stepOf(outcome, row, work)] : [];
	});
	// Whom an earlier change left an exception, or to be told that their time stands, is now this change's matter.
	await tx.planCase.updateMany({
		where: {
			appointmentId: { in: ids },
			OR: [{ status: "kept" }, { status: "to-call", reason: "open-again" }],
		},
		data: { status: "settled", settledAt: toDbInstant(work.now) },
	});
	await reseat(tx, steps, work);
	await cancel(tx, steps, work);
	await holdTimes(tx, steps, work.now);
	await tx.planCase.createMany({
		data: steps.map((step) => caseOf(step, work)),
	});
	await tell(tx, steps, work.now);
}

/** Another desk, same time. */
async function reseat(
	tx: Tx,
	steps: readonly Step[],
	{ userId, now }: Work,
): Promise<void> {
	const moved = steps.flatMap(({ row, outcome }) =>
		outcome.way === "desk" ? [{ row, deskId: outcome.deskId }] : [],
	);
	if (moved.length === 0) return;
	await tx.$executeRaw`
		UPDATE appointment a SET desk_id = seat.desk, lane = 0
		FROM unnest(${moved.map(({ row }) => row.id)}::uuid[], ${moved.map(({ deskId }) => deskId)}::int[]) AS seat (id, desk)
		WHERE a.id = seat.id`;
	await tx.appointmentEvent.createMany({
		data: moved.map(({ row, deskId }) => ({
			appointmentId: row.id,
			at: toDbInstant(now),
			kind: "desk",
			fromStatus: row.status,
			toStatus: row.status,
			deskId,
			actor: userId,
		})),
	});
}

async function cancel(
	tx: Tx,
	steps: readonly Step[],
	{ userId, now }: Work,
): Promise<void> {
	const reasons = new Map<string, Row[]>();
	for (const { row, outcome } of steps)
		if (outcome.way === "cancel")
			reasons.set(outcome.reason, [
				...(reasons.get(outcome.reason) ?? []),
				row,
			]);
	for (const [cancelReason, rows] of reasons) {
		const ids = rows.map(({ id }) => id);
		await tx.appointmentEvent.createMany({
			data: rows.map((row) => ({
				appointmentId: row.id,
				at: toDbInstant(now),
				fromStatus: row.status,
				toStatus: "cancelled",
				deskId: row.deskId,
				actor: userId,
			})),
		});
		for (const _ of rows) noteEvent(tx, "cancelled", userId);
		await tx.appointment.updateMany({
			where: { id: { in: ids } },
			data: { status: "cancelled", calendarSequence: { increment: 1 } },
		});
		await tx.contact.updateMany({
			where: { appointmentId: { in: ids } },
			data: { cancelReason },
		});
	}
}

async function holdTimes(
	tx: Tx,
	steps: readonly Step[],
	now: Temporal.Instant,
): Promise<void> {
	const holds = steps.flatMap(({ hold }) => (hold ? [hold] : []));
	if (holds.length === 0) return;
	await tx.appointment.createMany({
		data: holds.map(({ appointment }) => appointment),
	});
	await tx.appointmentService.createMany({
		data: holds.flatMap(({ services }) => services),
	});
	await tx.appointmentEvent.createMany({
		data: holds.map(({ appointment: { id, deskId } }) => ({
			appointmentId: id,
			at: toDbInstant(now),
			toStatus: "held",
			deskId,
			actor: "system",
		})),
	});
}

async function tell(
	tx: Tx,
	steps: readonly Step[],
	now: Temporal.Instant,
): Promise<void> {
	const offered = steps.filter(({ status }) => status === "offered");
	await tx.appointment.updateMany({
		where: { id: { in: offered.map(({ row }) => row.id) } },
		data: { calendarSequence: { increment: 1 } },
	});
	await tellPeople(
		tx,
		"offer",
		offered.map(({ row, sequence }) => ({ ...row, sequence })),
		now,
	);
	await tellPeople(
		tx,
		"cancelled-by-office",
		steps.flatMap(({ row, outcome, sequence }) =>
			outcome.way === "cancel"
				? [{ ...row, sequence, text: outcome.reason }]
				: [],
		),
		now,
	);
}
