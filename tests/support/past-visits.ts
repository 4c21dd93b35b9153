import type { PastStep, PastVisit } from "#lib/queue/past/past-day.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";

/** Steps and visits of a day that is over, written by hand. */
export function pastDayWriter(date: CivilDate) {
	const at = (minute: number) => instantAt(date, minute).epochMilliseconds;
	const step = (
		minute: number,
		kind: PastStep["kind"],
		to: PastStep["to"],
		deskId: number | null = null,
	): PastStep => ({ at: at(minute), kind, to, deskId, isNight: false });
	return {
		at,
		step,
		night: (to: PastStep["to"]): PastStep => ({
			...step(1442, to as PastStep["kind"], to),
			isNight: true,
		}),
		visit: (
			id: string,
			steps: readonly PastStep[],
			more: Partial<PastVisit> = {},
		): PastVisit => ({
			id,
			ticket: id,
			startsAt: null,
			arrivedAt: steps[0]?.at ?? 0,
			priority: null,
			serviceIds: [],
			appointmentId: null,
			services: [],
			told: null,
			steps,
			undone: [],
			...more,
		}),
	};
}
