import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { tooLittleOf } from "#lib/simulation/measured.ts";
import { type Suggestion, suggesting } from "#lib/simulation/rules/suggest.ts";
import { addDays, type CivilDate, weekdayOf } from "#lib/time.ts";
import { measure } from "./measure.ts";
import { inPieces, oneAtATime } from "./one-at-a-time.ts";
import type { PlayedDay } from "./try-plan.ts";

/** The fewest desk hours that are enough, day by day. */
export interface WeekSuggestion {
	/** Those on which the station opens. */
	days: readonly {
		date: CivilDate;
		/** Null: of this weekday too little was measured. */
		suggestion: Suggestion | null;
	}[];
	/** Of all desks on all days with a suggestion. */
	minutesBefore: number;
	minutesAfter: number;
}

const DAYS = 7;

/**
 * Searches for the fewest desk hours of each of the seven days from this one on. As each weekday has its own people and
 * its own roster, the fewest of the week are the fewest of its days. "busy": too many ask this process at once.
 */
export async function suggestWeek(
	actor: Actor,
	{ stationId, day, ahead, rules }: PlayedDay,
	now: Temporal.Instant,
): Promise<Result<WeekSuggestion, "forbidden" | "busy">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const end = addDays(day.date, DAYS);
	const open = ahead.filter(
		({ date, windows }) => date >= day.date && date < end && windows.length > 0,
	);
	const order = await readSettings(db(), stationId);
	const days = await oneAtATime(async () => {
		const found: WeekSuggestion["days"][number][] = [];
		for (const one of open) {
			const measured = await measure(stationId, weekdayOf(one.date), now);
			const isKnown = tooLittleOf(measured).length === 0;
			const paper = {
				day: one,
				ahead,
				rules,
				order,
				measured,
				displaced: 0,
				closedDate: null,
			};
			found.push({
				date: one.date,
				suggestion: isKnown ? await inPieces(suggesting(paper)) : null,
			});
		}
		return found;
	});
	if (!days) return refuse("busy");
	const sum = (of: "minutesBefore" | "minutesAfter") =>
		days.reduce((all, { suggestion }) => all + (suggestion?.[of] ?? 0), 0);
	return ok({
		days,
		minutesBefore: sum("minutesBefore"),
		minutesAfter: sum("minutesAfter"),
	});
}
