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
import { ok, type Result, refuse } from "#lib/result.ts";

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
	/** It calls nobody until somebody says that it does again. */
	| "desk-paused"
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
 * @param isAsked whether this press asked for whoever has been called already: pressed twice, it calls once
 */
export function callToOwnDesk<Refusal extends string>(
	actor: Actor,
	now: Temporal.Instant,
	choose: (
		tx: Tx,
		desk: CallingDesk,
		by: By,
	) => Promise<Result<Called, Refusal | CallRefusal>>,
	isAsked: (open: OpenVisit & { calledAt: number }) => boolean = () => false,
	/** What the first press has made of them. */
	made: "called" | "serving" = "called",
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
			const open = await findOpenVisit(tx, desk.id);
			if (open)
				return (await isRepeated(tx, open, actor, isAsked, made))
					? ok(calledAs(open, desk.id))
					: refuse("visit-open");
			if (desk.pause) return refuse("desk-paused");
			const by = { actor: actor.userId, now };
			const called = await choose(tx, { ...deskOf(desk), stationId }, by);
			if (called.ok) await notifyQueue(tx, stationId);
			return called;
		});
	});
}

export async function hasOpenVisit(tx: Tx, deskId: number): Promise<boolean> {
	return (await findOpenVisit(tx, deskId)) !== null;
}

/** Who is called to this desk or served there. */
function findOpenVisit(tx: Tx, deskId: number) {
	return tx.visit.findFirst({
		where: { deskId, status: { in: ["called", "serving"] } },
		select: {
			id: true,
			ticket: true,
			version: true,
			appointmentId: true,
			status: true,
		},
	});
}

type OpenVisit = NonNullable<Awaited<ReturnType<typeof findOpenVisit>>>;

/** The same finger has just called them, and nothing has happened since. */
async function isRepeated(
	tx: Tx,
	open: OpenVisit,
	{ userId }: Actor,
	isAsked: (open: OpenVisit & { calledAt: number }) => boolean,
	made: "called" | "serving",
): Promise<boolean> {
	if (open.status !== made) return false;
	const last = await tx.visitEvent.findFirst({
		where: { visitId: open.id },
		orderBy: { id: "desc" },
		select: { kind: true, actor: true, at: true },
	});
	return (
		last?.kind === made &&
		last.actor === userId &&
		isAsked({ ...open, calledAt: last.at.getTime() })
	);
}

const calledAs = (
	{ id, ticket, version }: OpenVisit,
	deskId: number,
): Called => ({ visitId: id, ticket, deskId, version, reason: null });

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
