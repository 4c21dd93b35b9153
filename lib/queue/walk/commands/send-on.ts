import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { stillFor } from "#lib/queue/queries/desks.ts";
import { isAtDesk } from "#lib/queue/queries/facts.ts";
import {
	deskOf,
	isRemoteRow,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import {
	changeVisit,
	type Step,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import { AFRESH } from "#lib/queue/visit/rules/afresh.ts";
import { goOn } from "#lib/queue/walk/rules/walk.ts";
import type { OpenLeg } from "#lib/queue/walk/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type SendOnRefusal =
	| VisitRefusal
	/** Nothing else is on their walk list. */
	| "no-leg-left";

/**
 * What somebody was at this desk for is done, and they wait for the next desk of their walk list, where they would stand if
 * they had drawn a number for it when they came (docs/decisions/0076).
 */
export function sendOn(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, SendOnRefusal>> {
	return changeVisit<"no-leg-left">(
		actor,
		"visit:call",
		change,
		async (visit, at, tx) => {
			const step = await sentOnStep(tx, visit, at);
			return step ? ok(step) : refuse("no-leg-left");
		},
		"sent-on",
	);
}

/** Done, and on to the next step of their walk list if there is one: where one button does for both. */
export function finishLeg(
	actor: Actor,
	change: VisitChange,
): Promise<Result<null, VisitRefusal>> {
	return changeVisit(
		actor,
		"visit:call",
		change,
		async (visit, at, tx) =>
			ok((await sentOnStep(tx, visit, at)) ?? doneStep(at)),
		["done", "sent-on"],
	);
}

/** The whole visit is over. */
export const doneStep = (at: Temporal.Instant): Step => ({
	kind: "done",
	to: "done",
	data: { endedAt: toDbInstant(at), parkedUntil: null },
});

/** Null: nothing else is on their walk list, or they are not in the house. Under the queue's lock. */
export async function sentOnStep(
	tx: Tx,
	visit: VisitRow,
	at: Temporal.Instant,
): Promise<Step | null> {
	// On the phone or in a room on the internet, whoever began sees to all of it.
	if (isRemoteRow(visit)) return null;
	const { deskId, services } = visit;
	const goes = goOn(walkOf(visit), {
		services: services.map(({ serviceId, quantity }) => ({
			serviceId,
			quantity,
		})),
		deskId,
		// Who is back in the line, or parked, is served at nothing, whenever they were last called.
		servedAt: isAtDesk(visit)
			? ((visit.servingAt ?? visit.calledAt)?.getTime() ?? null)
			: null,
		doneAt: at.epochMilliseconds,
	});
	if (!goes) return null;
	const { next, walk } = goes;
	return {
		kind: "sent-on",
		to: "waiting",
		services: next.services,
		walk,
		data: {
			...AFRESH,
			forDeskId: await deskFor(tx, next),
			handedOverAt: null,
		},
	};
}

/** The desk that was named, if it calls and still does this; otherwise whichever does it. */
export async function deskFor(
	tx: Tx,
	{ deskId, services }: OpenLeg,
): Promise<number | null> {
	const id = await stillFor(tx, deskId);
	if (id === null) return null;
	const row = await tx.desk.findUniqueOrThrow({
		where: { id },
		include: WHOLE_DESK,
	});
	const serviceIds = services.map(({ serviceId }) => serviceId);
	return canCall(deskOf(row), { serviceIds, forDeskId: null }) ? id : null;
}
