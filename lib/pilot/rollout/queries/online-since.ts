import "server-only";
import { db } from "#lib/db/client.ts";
import { onlineSince } from "#lib/pilot/rollout/rules/rollout.ts";
import { readPhases } from "./phases.ts";

/** Since when each station has taken appointments online, in epoch milliseconds; stations of which it is not known are not in it. */
export async function listOnlineSince(
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, number>> {
	const decided = await db().rolloutDecision.findMany({
		where: { kind: "phase" },
		distinct: ["stationId"],
		select: { stationId: true },
	});
	const entries = await Promise.all(
		decided.map(async ({ stationId }) => {
			const { first, changes } = await readPhases(db(), stationId);
			const since = onlineSince(first, changes, now.epochMilliseconds);
			return since === null ? null : ([stationId, since] as const);
		}),
	);
	return new Map(entries.filter((entry) => entry !== null));
}
