import "server-only";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { getVisit } from "#lib/queue/queries/rows.ts";
import {
	findStationOf,
	isOfToday,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type ChangeWayRefusal =
	/** No such number of today, or its person is here, or it is over. */
	| "unknown-visit"
	/** They were told to come: a longer way would only be more time for whoever comes late. */
	| "told-to-come"
	/** It was changed so often that it is no way any more. */
	| "too-often"
	| "busy";

/** Of one number: each change makes everybody's forecast anew. */
const LIMIT: Limit = { name: "afar-way", times: 10, seconds: 3_600 };

/**
 * Somebody with a number from afar is farther away than they said, or nearer: by the new way they are told when to set out.
 * Their place in line stays.
 */
export function changeWay({
	token,
	wayMinutes,
	now,
}: {
	/** Of `/wartenummer/<token>`. */
	token: string;
	/** As `readWay` lets it through. */
	wayMinutes: number;
	now: Temporal.Instant;
}): Promise<Result<null, ChangeWayRefusal>> {
	return orBusy<null, ChangeWayRefusal>(async () => {
		const visitId = visitOfTicket(token);
		const stationId = visitId && (await findStationOf(visitId));
		if (!visitId || !stationId) return refuse("unknown-visit");
		return write<null, ChangeWayRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const visit = await getVisit(tx, visitId);
			if (!isOfToday(visit, now) || !isRowAway(visit))
				return refuse("unknown-visit");
			if (visit.afar?.comeAt) return refuse("told-to-come");
			if (visit.afar?.wayMinutes === wayMinutes) return ok(null);
			if (!(await isWithinLimit(tx, LIMIT, visitId)))
				return refuse("too-often");
			await tx.afarTicket.update({
				where: { visitId },
				data: { wayMinutes },
				select: { id: true },
			});
			// By the day's version everybody's pages and forecast learn of it. The visit keeps its own: nothing that a clerk sees
			// of it and presses has changed.
			const day = { stationId, date: fromDbDate(visit.date) };
			await lockDays(tx, [day]);
			await raiseVersions(tx, [day]);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
