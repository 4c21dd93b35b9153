import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { isRemoteRow, queuedOf } from "#lib/queue/queries/rows.ts";
import { delayNow } from "#lib/queue/waits/rules/delay.ts";
import { civilDateOf } from "#lib/time.ts";
import { getOutlook } from "./outlook.ts";

/** By how many minutes a station calls people with an appointment later than planned, now. Null: nobody can tell. */
export async function findDelay(
	stationId: number,
	now: Temporal.Instant,
): Promise<number | null> {
	const { facts } = await getOutlook(stationId, now);
	const first = await listFirst(stationId, now);
	return delayNow(
		facts.visits.flatMap((row) => {
			const { startsAt, arrivedAt, priority, status } = queuedOf(row);
			const calledAt = first.get(`${row.id} called`) ?? null;
			const parkedAt = first.get(`${row.id} parked`) ?? null;
			// Whoever went away of their own accord says nothing of the house.
			const wasAway =
				parkedAt !== null && (calledAt === null || parkedAt < calledAt);
			// A call on the phone says nothing of how long one waits in the house.
			return startsAt === null || wasAway || isRemoteRow(row)
				? []
				: [
						{
							startsAt,
							arrivedAt,
							calledAt,
							isWaiting: status === "waiting",
							isUrgent: priority !== null,
						},
					];
		}),
		now.epochMilliseconds,
	);
}

/**
 * When each was called and parked for the first time today, by its events: a visit that was handed over or taken up again
 * knows its second call only.
 */
async function listFirst(
	stationId: number,
	now: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
	const rows = await db().visitEvent.groupBy({
		by: ["visitId", "kind"],
		where: {
			visit: {
				stationId,
				date: toDbDate(civilDateOf(now)),
				appointmentId: { not: null },
			},
			kind: { in: ["called", "parked"] },
			undone: false,
		},
		_min: { at: true },
	});
	return new Map(
		rows.flatMap(({ visitId, kind, _min: { at } }) =>
			at ? [[`${visitId} ${kind}`, at.getTime()] as const] : [],
		),
	);
}
