import type { Service, ServicePlan } from "#lib/catalog/catalog.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import type { BookableDays } from "./bookable-days.ts";

type Planned = Pick<Service, "plans">;

/** How long a service takes on this day, and with what it combines then. Never ask for another day than the appointment's. */
export function planOn({ plans }: Planned, day: CivilDate): ServicePlan {
	const plan = plans.findLast(({ from }) => from === null || from <= day);
	if (!plan) throw new Error("A service has a plan from the beginning on.");
	return plan;
}

/** Whether somebody may still come for it on this day. */
export function isOfferedOn(
	{ lastDay }: Pick<Service, "lastDay">,
	day: CivilDate,
): boolean {
	return lastDay === null || day <= lastDay;
}

/** From when on it takes how long, for whoever has not chosen a day yet; only what is said of one person or item. */
export function laterPlans(
	{ plans }: Planned,
	{ today, last }: BookableDays,
): { from: CivilDate; minutes: number }[] {
	let before = planOn({ plans }, today).durationMinutes;
	return plans.flatMap(({ from, durationMinutes: minutes }) => {
		if (from === null || from <= today || from > last || minutes === before)
			return [];
		before = minutes;
		return [{ from, minutes }];
	});
}

/** Days within these on which something about these services becomes different, the first day among them, ascending. */
export function turningDays(
	services: readonly Pick<Service, "plans" | "lastDay">[],
	{ today, last }: BookableDays,
): CivilDate[] {
	const days = services.flatMap(({ plans, lastDay }) => [
		...plans.flatMap(({ from }) => from ?? []),
		...(lastDay === null ? [] : [addDays(lastDay, 1)]),
	]);
	const within = days.filter((day) => day > today && day <= last);
	return [today, ...new Set(within.sort())];
}
