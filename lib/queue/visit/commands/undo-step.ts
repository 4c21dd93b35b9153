import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { stillFor } from "#lib/queue/queries/desks.ts";
import type { VisitRow } from "#lib/queue/queries/rows.ts";
import {
	type Before,
	isNobodys,
	lastStepOf,
	type Undoable,
	undoablesOf,
	undoProblem,
} from "#lib/queue/visit/rules/undo.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type By,
	changeRow,
	recordStep,
	remember,
	type VisitChange,
	type VisitRefusal,
	withVisit,
} from "./changing.ts";

export type UndoRefusal =
	| VisitRefusal
	| "nothing-to-undo"
	/** The visit's last step is a colleague's. */
	| "not-own-step"
	/** Done something else since: that comes first. */
	| "not-last-step"
	/** Somebody else is at the desk by now. */
	| "desk-busy"
	/** One sits elsewhere by now. */
	| "desk-left";

/** "mail-gone": the mail of the step that was taken back had left the house already. */
export type Undone = "mail-gone" | null;

/**
 * Takes back what this clerk did last, if the visit has not gone on since: the visit and its appointment are as they
 * were before it, its event counts no more, and a mail of it that has not left yet stays here. Pressed again, the step
 * before that. What no clerk did (a check-in at the kiosk) any of them may take back.
 */
export function undoStep(
	actor: Actor,
	change: VisitChange,
): Promise<Result<Undone, UndoRefusal>> {
	return withVisit<Exclude<UndoRefusal, VisitRefusal>, Undone>(
		actor,
		"visit:call",
		change,
		async (tx, visit, by) => {
			const steps = undoablesOf(visit.memo?.undo);
			const last = steps.pop();
			if (!last) return refuse("nothing-to-undo");
			const problem = isNobodys(last)
				? null
				: await findProblem(tx, visit, last, by);
			if (problem) return refuse(problem);
			if (last.before && (await isDeskBusy(tx, visit, last.before)))
				return refuse("desk-busy");
			await tx.visitEvent.update({
				where: { id: BigInt(last.event) },
				data: { undone: true },
				select: { id: true },
			});
			await sendAwayAgain(tx, visit, last);
			if (last.before) await restore(tx, visit, last.before, steps, by);
			else await withdraw(tx, visit, last, by);
			return ok(
				MAILED.includes(last.kind) && (await isMailGone(tx, visit, last))
					? "mail-gone"
					: null,
			);
		},
	);
}

async function findProblem(
	tx: Tx,
	{ stationId, date }: VisitRow,
	step: Undoable,
	{ actor }: By,
): Promise<"not-own-step" | "not-last-step" | "desk-left" | null> {
	if (step.by !== actor) return "not-own-step";
	const rows = await tx.visit.findMany({
		where: { stationId, date },
		select: { memo: { select: { undo: true } } },
	});
	const last = lastStepOf(
		actor,
		rows.map(({ memo }) => ({ undo: undoablesOf(memo?.undo) })),
	);
	if (!last || last.step.event !== step.event) return "not-last-step";
	const own = await tx.deskPresence.findUnique({ where: { userId: actor } });
	return undoProblem(last, own?.deskId ?? null) && "desk-left";
}

async function isDeskBusy(
	tx: Tx,
	visit: VisitRow,
	{ status, deskId }: Before,
): Promise<boolean> {
	if (deskId === null || (status !== "called" && status !== "serving"))
		return false;
	const others = await tx.visit.count({
		where: {
			id: { not: visit.id },
			deskId,
			status: { in: ["called", "serving"] },
		},
	});
	return others > 0;
}

/** With each of them it may be written what was missing. */
const MAILED: readonly string[] = ["unsettled", "sent-on"];

/** Takes what was missing out of the outbox; of a mail that has left there is a row that says so. */
async function isMailGone(
	tx: Tx,
	{ appointmentId }: VisitRow,
	{ event }: Undoable,
): Promise<boolean> {
	if (!appointmentId) return false;
	const { at } = await tx.visitEvent.findUniqueOrThrow({
		where: { id: BigInt(event) },
		select: { at: true },
	});
	const ofStep = { appointmentId, kind: "unsettled", createdAt: { gte: at } };
	await tx.message.deleteMany({ where: { ...ofStep, status: "queued" } });
	return (await tx.message.count({ where: ofStep })) > 0;
}

/** This step took somebody with a number from afar for here, by mistake: they are still awaited. */
async function sendAwayAgain(
	tx: Tx,
	{ id, afar }: VisitRow,
	{ event }: Undoable,
): Promise<void> {
	if (!afar?.hereAt) return;
	const { at } = await tx.visitEvent.findUniqueOrThrow({
		where: { id: BigInt(event) },
		select: { at: true },
	});
	await tx.afarTicket.updateMany({
		where: { visitId: id, hereAt: at },
		data: { hereAt: null },
	});
}

const instant = (milliseconds: number | null) =>
	milliseconds === null
		? null
		: toDbInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds));

async function restore(
	tx: Tx,
	visit: VisitRow,
	before: Before,
	steps: readonly Undoable[],
	by: By,
): Promise<void> {
	const { status, services, walk, appointmentStatus, ...fields } = before;
	const { note, missing, priorityReason, ...rest } = fields;
	await recordStep(
		tx,
		visit,
		{ kind: "undone", deskId: rest.deskId },
		status,
		by,
	);
	await remember(tx, visit.id, { note, missing, priorityReason }, steps);
	await changeRow(
		tx,
		visit,
		{
			services,
			...(walk ? { walk } : {}),
			data: {
				...rest,
				forDeskId: await stillFor(tx, rest.forDeskId),
				handedOverAt: instant(rest.handedOverAt),
				calledAt: instant(rest.calledAt),
				servingAt: instant(rest.servingAt),
				endedAt: instant(rest.endedAt),
				parkedUntil: instant(rest.parkedUntil),
			},
		},
		status,
		by,
		appointmentStatus as AppointmentStatus,
	);
}

/** The visit began by mistake: an appointment is as if nobody had checked in, a ticket is void. */
async function withdraw(
	tx: Tx,
	visit: VisitRow,
	{ appointmentStatus }: Undoable,
	by: By,
): Promise<void> {
	await recordStep(tx, visit, { kind: "undone" }, "left", by);
	await remember(tx, visit.id, {}, []);
	await changeRow(
		tx,
		visit,
		{ data: { endedAt: toDbInstant(by.now), deskId: null } },
		"left",
		by,
		appointmentStatus as AppointmentStatus,
	);
}
