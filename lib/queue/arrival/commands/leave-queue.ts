import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { getVisit } from "#lib/queue/queries/rows.ts";
import {
	findStationOf,
	isOfToday,
	lockQueue,
	notifyQueue,
	stepTime,
	takeStep,
} from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type LeaveRefusal =
	| "unknown-visit"
	/** Already at a desk: whoever sits there has to know. */
	| "being-served"
	| "busy";

/** Somebody gives their place in line away, by the link of their number. Doing it again is no error. */
export function leaveQueue({
	token,
	now,
}: {
	/** Of `/wartenummer/<token>`. */
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, LeaveRefusal>> {
	return orBusy<null, LeaveRefusal>(async () => {
		const visitId = visitOfTicket(token);
		const stationId = visitId && (await findStationOf(visitId));
		if (!visitId || !stationId) return refuse("unknown-visit");
		return write<null, LeaveRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const visit = await getVisit(tx, visitId);
			if (!isOfToday(visit, now)) return refuse("unknown-visit");
			if (isOutcome(visit.status)) return ok(null);
			if (visit.status === "serving") return refuse("being-served");
			const at = await stepTime(tx, visitId, now);
			const step = {
				kind: "left",
				to: "left",
				data: { endedAt: toDbInstant(at), parkedUntil: null },
			} as const;
			await takeStep(tx, visit, step, { actor: "citizen", now: at });
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
