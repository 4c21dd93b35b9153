import "server-only";
import type { CombineGroup, Phase, ServicePlan } from "#lib/catalog/catalog.ts";
import type { PhaseDecision } from "#lib/catalog/rules/phase.ts";
import { fromDbDate } from "#lib/db/dates.ts";

interface PlanRow {
	durationMinutes: number;
	extraMinutes: number;
	maxQuantity: number;
	combineGroup: CombineGroup | null;
}

/** What holds from the beginning stands in the service's own row; each later plan is a row with its first day, ascending. */
export function plansOf({
	plans,
	...first
}: PlanRow & {
	plans: readonly (PlanRow & { validFrom: Date })[];
}): ServicePlan[] {
	const planOf = (from: ServicePlan["from"], row: PlanRow): ServicePlan => ({
		from,
		durationMinutes: row.durationMinutes,
		extraMinutes: row.extraMinutes,
		maxQuantity: row.maxQuantity,
		combineGroup: row.combineGroup,
	});
	return [
		planOf(null, first),
		...plans.map((row) => planOf(fromDbDate(row.validFrom), row)),
	];
}

/** A row of `rollout_decision` that says something about the phase. */
export function phaseDecisionOf({
	at,
	phase,
	startsAt,
}: {
	at: Date;
	phase: string | null;
	startsAt: Date | null;
}): PhaseDecision {
	return phase === null || startsAt === null
		? { kind: "withdrawn", at: at.getTime() }
		: {
				kind: "phase",
				at: at.getTime(),
				phase: phase as Phase,
				startsAt: startsAt.getTime(),
			};
}
