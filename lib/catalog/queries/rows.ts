import "server-only";
import type { Phase } from "#lib/catalog/catalog.ts";
import type { PhaseDecision } from "#lib/catalog/rules/phase.ts";

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
