import { composeDay } from "#lib/availability/rules/compose.ts";
import { type Span, subtract } from "#lib/availability/rules/span.ts";
import type { Plan } from "#lib/planning/planning.ts";
import type { CivilDate } from "#lib/time.ts";

/** What closures leave of a day on which something is planned. */
export type DayClosing =
	| { kind: "open" }
	/** Nothing is left, be it by one closure or by several together. */
	| { kind: "closed" }
	/** In these hours nobody is there who otherwise would be, in order of time. */
	| { kind: "partly"; hours: readonly Span[] };

/** Closures of the house and of its desks alike; closed services leave the desks open. */
export function closingOf(
	plan: Pick<Plan, "desks" | "openings" | "closures" | "openHolidays">,
	stationId: number,
	date: CivilDate,
): DayClosing {
	const spansWith = (closures: Plan["closures"]) =>
		merged(
			composeDay({ ...plan, closures, stationId, date, busy: [] }).windows,
		);
	const planned = spansWith([]);
	const left = spansWith(plan.closures);
	const hours = planned.flatMap((span) => subtract(span, left));
	if (hours.length === 0) return { kind: "open" };
	return left.length === 0 ? { kind: "closed" } : { kind: "partly", hours };
}

/** Ascending, without overlap; those that touch are one. */
function merged(spans: readonly Span[]): Span[] {
	const whole: Span[] = [];
	for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
		const last = whole.at(-1);
		if (last && from <= last.until) last.until = Math.max(last.until, until);
		else whole.push({ from, until });
	}
	return whole;
}
