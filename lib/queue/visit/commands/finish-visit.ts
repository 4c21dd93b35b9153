import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { type VisitRow, walkOf } from "#lib/queue/queries/rows.ts";
import type { Outcome } from "#lib/queue/queue.ts";
import { readNote, type TextRefusal } from "#lib/queue/visit/rules/schema.ts";
import { noShowFrom } from "#lib/queue/visit/rules/steps.ts";
import { sentOnStep } from "#lib/queue/walk/commands/send-on.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";
import { writeTo } from "./mailing.ts";

export type FinishVisitRefusal =
	| VisitRefusal
	| TextRefusal
	/** A no-show only some minutes after a displayed call. */
	| "too-soon"
	| "no-address";

type Finish = VisitChange & {
	outcome: Outcome;
	/** Unsettled: what was missing. */
	missing?: string;
	/** Unsettled: write it to the citizen as well. */
	mail?: boolean;
};

/** How it ended. Where something was missing for what was done at this desk, they go on by their walk list all the same. */
export function finishVisit(
	actor: Actor,
	{ outcome, missing = "", mail = false, ...change }: Finish,
): Promise<Result<null, FinishVisitRefusal>> {
	return changeVisit<Exclude<FinishVisitRefusal, VisitRefusal>>(
		actor,
		"visit:call",
		change,
		async (visit, at, tx) => {
			if (outcome === "no-show" && !(await isNoShow(tx, visit, at)))
				return refuse("too-soon");
			const end = {
				kind: outcome,
				to: outcome,
				data: { endedAt: toDbInstant(at), parkedUntil: null },
			} as const;
			if (outcome !== "unsettled") return ok(end);
			const text = readNote(missing);
			if (!text.ok) return text;
			if (mail && !(await writeTo(tx, visit, "unsettled", text.value, at)))
				return refuse("no-address");
			const memo = { missing: joined(visit, text.value) };
			// What was missing here is nothing that the next desk needs.
			const goesOn = await sentOnStep(tx, visit, at);
			return ok({ ...(goesOn ?? end), memo });
		},
		// What was written may differ from one press to the next.
		outcome === "unsettled" ? undefined : outcome,
	);
}

/** What was missing at desks before stays noted. */
const joined = (visit: VisitRow, text: string) =>
	[walkOf(visit).done.length > 0 ? visit.memo?.missing : null, text]
		.filter(Boolean)
		.join("\n");

async function isNoShow(
	tx: Tx,
	visit: VisitRow,
	at: Temporal.Instant,
): Promise<boolean> {
	const { noShowMinutes } = await tx.station.findUniqueOrThrow({
		where: { id: visit.stationId },
		select: { noShowMinutes: true },
	});
	const calledAt = visit.calledAt?.getTime() ?? null;
	const from = noShowFrom({ calledAt, calls: visit.calls }, noShowMinutes);
	return from !== null && from <= at.epochMilliseconds;
}
