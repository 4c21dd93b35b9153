import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { PlanCase } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { nextTry } from "#lib/planning/change/rules/call.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { acceptOffer } from "./answer-offer.ts";

export type CallRefusal =
	| "forbidden"
	| "unknown-case"
	/** The held time is gone, or the appointment is no longer booked. */
	| "offer-gone"
	| "busy";

/** What came of a call. */
type CallOutcome =
	/** They know; nothing else changed. */
	| "reached"
	/** Nobody answered: the call stands, for later. */
	| "not-reached"
	/** They come as planned: an exception that clerks see. */
	| "keep"
	/** They take the time that is held. */
	| "accept";

/** Ticks somebody off the call list. Doing it again is no error. */
export function settleCall(
	actor: Actor,
	input: { caseId: string; outcome: CallOutcome; now: Temporal.Instant },
): Promise<Result<null, CallRefusal>> {
	return orBusy<null, CallRefusal>(async () => {
		const { caseId, outcome, now } = input;
		const found = UUID.test(caseId)
			? await db().planCase.findUnique({
					where: { id: caseId },
					include: {
						appointment: {
							select: { id: true, reference: true, tokenVersion: true },
						},
					},
				})
			: null;
		if (!found) return refuse("unknown-case");
		const may = await authorise(
			actor,
			outcome === "accept" ? "appointment:move" : "message:read",
			found.stationId,
			now,
		);
		if (!may.ok) return may;
		if (outcome === "accept") {
			const { id, reference, tokenVersion } = found.appointment;
			const accepted = await acceptOffer({
				link: {
					reference: reference ?? "",
					token: manageToken(id, tokenVersion),
				},
				caseId,
				by: actor.userId,
				now,
			});
			if (accepted.ok) return ok(null);
			return refuse(accepted.error === "busy" ? "busy" : "offer-gone");
		}
		// Whoever's appointment is cancelled cannot come as planned.
		if (outcome === "keep" && found.way === "cancel")
			return refuse("unknown-case");
		if (outcome === "not-reached")
			return write<null, CallRefusal>((tx) =>
				noteAttempt(tx, actor, found, now),
			);
		return write<null, CallRefusal>(async (tx) => {
			const { count } = await tx.planCase.updateMany({
				where: { id: caseId, status: { in: ["to-call", "reached"] } },
				data: {
					// Who knows that their time stands is on no list any more, and can lose it again like anybody else.
					status:
						found.reason === "open-again"
							? "settled"
							: outcome === "keep"
								? "kept"
								: "reached",
					settledAt: toDbInstant(now),
				},
			});
			if (count > 0)
				await record(
					tx,
					{
						userId: actor.userId,
						stationId: found.stationId,
						action: `call:${outcome}`,
						subject: `case ${caseId}`,
					},
					now,
				);
			return ok(null);
		});
	});
}

/** Pressed twice within a minute it is one call. Who called stands in the audit only. */
async function noteAttempt(
	tx: Tx,
	actor: Actor,
	{ id, stationId, startsAt }: Pick<PlanCase, "id" | "stationId" | "startsAt">,
	now: Temporal.Instant,
): Promise<Result<null, CallRefusal>> {
	await lockKey(tx, `call ${id}`);
	const row = await tx.planCase.findUnique({
		where: { id },
		include: { attempts: { orderBy: { id: "desc" }, take: 1 } },
	});
	if (row?.status !== "to-call") return refuse("unknown-case");
	const at = now.epochMilliseconds;
	const last = row.attempts[0]?.at.getTime();
	if (last !== undefined && at - last < 60_000) return ok(null);
	await tx.callAttempt.create({
		data: {
			caseId: id,
			at: toDbInstant(now),
			nextAt: new Date(nextTry(startsAt.getTime(), at)),
		},
	});
	await record(
		tx,
		{
			userId: actor.userId,
			stationId,
			action: "call:not-reached",
			subject: `case ${id}`,
		},
		now,
	);
	return ok(null);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
