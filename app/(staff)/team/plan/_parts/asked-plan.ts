import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import type { CivilDate } from "#lib/time.ts";

type PlanView = "plan" | "liste" | "woche";

/** Which day and view the address asks for: today's plan if nothing else. */
export function askedPlan(
	params: Sent,
	today: CivilDate,
): { day: CivilDate; view: PlanView } {
	const view = textOf(params, "ansicht");
	return {
		day: parseCivilDate(textOf(params, "tag")) ?? today,
		view: view === "liste" || view === "woche" ? view : "plan",
	};
}
