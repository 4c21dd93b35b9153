import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { isRemoteRow, type VisitRow } from "#lib/queue/queries/rows.ts";
import { missed } from "#lib/queue/remote/rules/tries.ts";
import {
	type By,
	changeRow,
	isUuid,
	recordStep,
	remember,
	takeStep,
	type VisitChange,
	type VisitRefusal,
	withVisit,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What a press of "not reached" led to. */
export type Missed = "try-again" | "given-up";

/**
 * Nobody answers, or comes into the room. After the first time they are due once more, some minutes later, and nothing
 * has happened as far as figures know; after the second it is a no-show.
 */
export async function missRemote(
	actor: Actor,
	change: VisitChange,
): Promise<Result<Missed, VisitRefusal>> {
	const isSecond = (await triesOf(change.visitId, db())) > 1;
	return withVisit<never, Missed>(
		actor,
		"visit:call",
		change,
		async (tx, visit, by) => {
			const { appointment } = visit;
			if (!appointment || !isRemoteRow(visit) || visit.status !== "serving")
				return refuse("visit-changed");
			const { tries, isOver } = missed(
				appointment.startsAt.getTime(),
				{ tries: visit.tries, triedAt: visit.triedAt?.getTime() ?? null },
				by.now.epochMilliseconds,
			);
			const at = toDbInstant(by.now);
			await tx.visit.update({
				where: { id: visit.id },
				data: { tries, triedAt: at },
				select: { id: true },
			});
			if (!isOver) {
				await backToBooked(tx, visit, by);
				return ok("try-again");
			}
			await takeStep(
				tx,
				visit,
				{ kind: "no-show", to: "no-show", data: { endedAt: at } },
				by,
			);
			return ok("given-up");
		},
		// Pressed twice: what it says is what the first press has led to.
		isSecond
			? { kind: "no-show", value: "given-up" }
			: { kind: "undone", value: "try-again" },
	);
}

async function triesOf(visitId: string, client: Db): Promise<number> {
	if (!isUuid(visitId)) return 0;
	const row = await client.visit.findUnique({
		where: { id: visitId },
		select: { tries: true },
	});
	return row?.tries ?? 0;
}

/** Nobody has been served: the appointment is booked as before, and its visit never happened. */
export async function backToBooked(
	tx: Tx,
	visit: VisitRow,
	by: By,
): Promise<void> {
	await tx.visitEvent.updateMany({
		where: { visitId: visit.id, undone: false, kind: { not: "undone" } },
		data: { undone: true },
	});
	await recordStep(tx, visit, { kind: "undone" }, "left", by);
	await remember(tx, visit.id, {}, []);
	await changeRow(
		tx,
		visit,
		{ data: { endedAt: toDbInstant(by.now), servingAt: null, deskId: null } },
		"left",
		by,
		"booked",
	);
}
