import "server-only";
import { randomUUID } from "node:crypto";
import { ARMS } from "#lib/attendance/attendance.ts";
import { drawArms } from "#lib/attendance/rules/trial.ts";
import type { Wordings } from "#lib/attendance/rules/wording.ts";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readOnlineStations } from "#lib/catalog/queries/get-catalog.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type TrialRefusal =
	| "forbidden"
	/** Another one goes on. */
	| "already-running"
	/** With fewer than two stations online there is nothing to draw. */
	| "too-few-stations"
	| "busy";

/**
 * Begins to try two wordings of "Kommen Sie?": the stations that are online are drawn by lot, half each. Whose reminder
 * says what depends on the station alone, never on the person.
 */
export async function startTrial(
	actor: Actor,
	wordings: Wordings,
	now: Temporal.Instant,
): Promise<Result<null, TrialRefusal>> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, TrialRefusal>(async (tx) => {
		await lockKey(tx, "wording trial");
		if ((await tx.wordingTrial.count({ where: { endedAt: null } })) > 0)
			return refuse("already-running");
		const stationIds = await readOnlineStations(tx, now);
		if (stationIds.length < 2) return refuse("too-few-stations");
		const seed = randomUUID();
		const arms = drawArms(stationIds, seed);
		await tx.wordingTrial.create({
			data: {
				seed,
				startedAt: toDbInstant(now),
				texts: {
					create: ARMS.flatMap((arm) =>
						Object.entries(wordings[arm]).map(([locale, text]) => ({
							arm,
							locale,
							text,
						})),
					),
				},
				stations: {
					create: [...arms].map(([stationId, arm]) => ({ stationId, arm })),
				},
			},
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "wording:started",
				detail: { seed, stations: Object.fromEntries(arms) },
			},
			now,
		);
		return ok(null);
	});
}
