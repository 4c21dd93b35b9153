import "server-only";
import type { FreeDay } from "#lib/availability/queries/free-days.ts";
import { dayName, readStretches } from "#lib/availability/queries/rows.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import type { LengthOn } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import type { StationRoster } from "#lib/planning/roster/queries/find-roster.ts";
import {
	dayDesksOf,
	type RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { addDays, civilDateOf, datesBetween } from "#lib/time.ts";

/** What citizens could book with the roster as it is and with another one; nothing of it is saved or remembered. */
export async function previewDays(
	roster: StationRoster,
	after: RosterPlan,
	{ serviceIds, lengthOn }: { serviceIds: number[]; lengthOn: LengthOn },
	now: Temporal.Instant,
): Promise<{ before: FreeDay[]; after: FreeDay[] }> {
	const { stationId, closures, openHolidays, house } = roster;
	const today = civilDateOf(now);
	const dates = datesBetween(today, addDays(today, house.rules.horizonDays));
	const busy = await readStretches(
		db(),
		dates.map((date) => ({ stationId, date })),
	);
	const request = {
		serviceIds,
		channel: "online",
		now: now.epochMilliseconds,
	} as const;
	const freeDays = (plan: RosterPlan) => {
		const desks = dayDesksOf(plan);
		return dates
			.map((date) => {
				const minutes = lengthOn(date);
				if (minutes === null) return { date, starts: [] };
				const facts = composeDay({
					date,
					stationId,
					desks,
					openings: plan.openings,
					closures,
					openHolidays,
					busy: busy.get(dayName({ stationId, date })) ?? [],
				});
				return {
					date,
					starts: freeStarts(facts, house.rules, { ...request, minutes }),
				};
			})
			.filter(({ starts }) => starts.length > 0);
	};
	return { before: freeDays(roster.plan), after: freeDays(after) };
}
