import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { deskOf, WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import {
	takeStep,
	type VisitChange,
	type VisitRefusal,
	withVisit,
} from "#lib/queue/visit/commands/changing.ts";
import { doneStep, sentOnStep } from "#lib/queue/walk/commands/send-on.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { callNextTo } from "./call-next.ts";
import type { Called } from "./calling.ts";

export type FinishAndCallRefusal = VisitRefusal | "no-desk";

/**
 * Whoever is served at the own desk is done, or goes on to the next desk of their walk list, and the next person is called
 * to it: one press where two would follow each other anyway. Two steps all the same, each of which can be taken back. Null: nobody waits for this desk, or it has been
 * closed or pauses; the visit is finished then, too.
 */
export function finishAndCallNext(
	actor: Actor,
	change: VisitChange,
): Promise<Result<Called | null, FinishAndCallRefusal>> {
	return withVisit<"no-desk", Called | null>(
		actor,
		"visit:call",
		change,
		async (tx, visit, by) => {
			const { stationId } = visit;
			const desk = await tx.desk.findFirst({
				where: { stationId, presence: { userId: actor.userId } },
				include: WHOLE_DESK,
			});
			if (!desk) return refuse("no-desk");
			if (visit.deskId !== desk.id || visit.status !== "serving")
				return refuse("visit-changed");
			const goesOn = await sentOnStep(tx, visit, by.now);
			await takeStep(tx, visit, goesOn ?? doneStep(by.now), by);
			if (!desk.active || desk.pause) return ok(null);
			// Who came first may do something else here later: now somebody else is asked for.
			const next = await callNextTo(
				tx,
				{ ...deskOf(desk), stationId },
				by,
				visit.id,
			);
			return ok(next.ok ? next.value : null);
		},
		{ kind: ["done", "sent-on"], value: null },
	);
}
