import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { type CivilDate, parseCivilDate } from "#lib/time.ts";

type PlanView = "plan" | "liste" | "woche";

/** Which day and view the address asks for: today's plan if nothing else. */
export function askedPlan(
	params: SearchParams,
	today: CivilDate,
): { day: CivilDate; view: PlanView } {
	const view = firstOf(params.ansicht);
	return {
		day: parseCivilDate(firstOf(params.tag)) ?? today,
		view: view === "liste" || view === "woche" ? view : "plan",
	};
}
