import "server-only";
import { queuedOf } from "#lib/queue/queries/rows.ts";
import { delayNow } from "#lib/queue/waits/rules/delay.ts";
import { getOutlook } from "./outlook.ts";

/** By how many minutes a station calls people with an appointment later than planned, now. Null: nobody can tell. */
export async function findDelay(
	stationId: number,
	now: Temporal.Instant,
): Promise<number | null> {
	const { facts } = await getOutlook(stationId, now);
	return delayNow(
		facts.visits.flatMap((row) => {
			const { startsAt, arrivedAt, priority, status } = queuedOf(row);
			return startsAt === null
				? []
				: [
						{
							startsAt,
							arrivedAt,
							calledAt: row.calledAt?.getTime() ?? null,
							isWaiting: status === "waiting",
							isUrgent: priority !== null,
						},
					];
		}),
		now.epochMilliseconds,
	);
}
