import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { deskOf, type VisitRow, WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import type { CallReason, QueueDesk } from "#lib/queue/queue.ts";
import {
	type By,
	lockQueue,
	notifyQueue,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { type Result, refuse } from "#lib/result.ts";

export interface Called {
	visitId: string;
	ticket: string;
	deskId: number;
	version: number;
	/** Null: called by hand. */
	reason: CallReason | null;
}

export type CallRefusal =
	| "forbidden"
	/** Nobody calls without having taken a desk. */
	| "no-desk"
	| "desk-closed"
	/** Somebody is still called to the desk or served there. */
	| "visit-open"
	| "busy";

/** The desk that calls, and its station. */
export interface CallingDesk extends QueueDesk {
	stationId: number;
}

/**
 * Calls to the actor's own desk whom `choose` picks, alone in the station's queue: of two clerks who press at once,
 * the second sees what the first has left. PostgreSQL refuses a second visit at a desk anyway.
 */
export function callToOwnDesk<Refusal extends string>(
	actor: Actor,
	now: Temporal.Instant,
	choose: (
		tx: Tx,
		desk: CallingDesk,
		by: By,
	) => Promise<Result<Called, Refusal | CallRefusal>>,
): Promise<Result<Called, Refusal | CallRefusal>> {
	return orBusy<Called, Refusal | CallRefusal>(async () => {
		const taken = await db().deskPresence.findUnique({
			where: { userId: actor.userId },
			select: { desk: { select: { stationId: true } } },
		});
		if (!taken) return refuse("no-desk");
		const { stationId } = taken.desk;
		const allowed = await authorise(actor, "visit:call", stationId, now);
		if (!allowed.ok) return allowed;
		return write<Called, Refusal | CallRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const desk = await tx.desk.findFirst({
				where: { stationId, presence: { userId: actor.userId } },
				include: WHOLE_DESK,
			});
			if (!desk) return refuse("no-desk");
			if (!desk.active) return refuse("desk-closed");
			if (await hasOpenVisit(tx, desk.id)) return refuse("visit-open");
			const by = { actor: actor.userId, now };
			const called = await choose(tx, { ...deskOf(desk), stationId }, by);
			if (called.ok) await notifyQueue(tx, stationId);
			return called;
		});
	});
}

export async function hasOpenVisit(tx: Tx, deskId: number): Promise<boolean> {
	const open = await tx.visit.count({
		where: { deskId, status: { in: ["called", "serving"] } },
	});
	return open > 0;
}

/** Somebody who waits goes to this desk. */
export async function callTo(
	tx: Tx,
	visit: VisitRow,
	deskId: number,
	reason: CallReason | null,
	by: By,
): Promise<Called> {
	const now = await stepTime(tx, visit.id, by.now);
	const { version } = await takeStep(
		tx,
		visit,
		{
			kind: "called",
			to: "called",
			deskId,
			data: {
				deskId,
				calledAt: visit.calledAt ?? toDbInstant(now),
				calls: { increment: 1 },
				forDeskId: null,
				handedOverAt: null,
				parkedUntil: null,
			},
		},
		{ ...by, now },
	);
	return { visitId: visit.id, ticket: visit.ticket, deskId, version, reason };
}
