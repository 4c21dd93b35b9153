import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";

/**
 * The day as it was stored when somebody came: nothing that came later is in it, so whoever gets this cannot look ahead.
 * Of the same instant only that they came counts: a call in it follows them. An appointment that was cancelled later still
 * stood.
 */
export function knownAt(
	day: PastDay,
	now: number,
	comer: PastVisit | null = null,
): PastDay {
	return {
		...day,
		visits: day.visits.flatMap((visit) => {
			const steps = visit.steps.filter(
				({ at, to }) =>
					at < now || (visit === comer && at === now && to === "waiting"),
			);
			return steps.length > 0
				? [{ ...visit, steps, priority: priorityAt(visit, now) }]
				: [];
		}),
		appointments: day.appointments.flatMap((one) =>
			one.from < now && (one.until === null || one.until >= now)
				? [{ ...one, until: null }]
				: [],
		),
	};
}

/** Given by a clerk it holds from then on; nobody stored which one it was before another. */
function priorityAt(
	{ steps, priority }: PastVisit,
	now: number,
): PastVisit["priority"] {
	const given = steps.find(({ kind }) => kind === "priority");
	return given && given.at >= now ? null : priority;
}
