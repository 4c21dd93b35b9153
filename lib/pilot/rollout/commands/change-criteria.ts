import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import type { Criterion } from "#lib/pilot/rollout/rules/criteria.ts";
import { ok, type Result } from "#lib/result.ts";

/** What is to be reached before the next station goes online; the same a second time is no error and no second one. */
export async function addCriterion(
	actor: Actor,
	criterion: Omit<Criterion, "id">,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		const { measure, ...rest } = criterion;
		await lockKey(tx, "criteria");
		// Pressed twice: it is there already.
		const same = await tx.rolloutCriterion.findFirst({
			where: { figure: measure, ...rest },
			select: { id: true },
		});
		if (same) return ok(null);
		await tx.rolloutCriterion.create({ data: { figure: measure, ...rest } });
		const { userId } = actor;
		await record(
			tx,
			{
				userId,
				stationId: null,
				action: "criterion:added",
				detail: { ...criterion },
			},
			now,
		);
		return ok(null);
	});
}

/** Removing one that is gone is no error. */
export async function removeCriterion(
	actor: Actor,
	id: number,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		const [gone] = await tx.rolloutCriterion.findMany({ where: { id } });
		if (!gone) return ok(null);
		await tx.rolloutCriterion.delete({ where: { id } });
		const { figure, bound, threshold, days } = gone;
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "criterion:removed",
				detail: { measure: figure, bound, threshold, days },
			},
			now,
		);
		return ok(null);
	});
}
