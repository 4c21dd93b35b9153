import type {
	PastAppointment,
	PastDay,
	PastStep,
	PastVisit,
} from "#lib/queue/past/past-day.ts";

/**
 * The day as it was stored when somebody came: nothing that came later is in it, so whoever gets this cannot look ahead.
 * Of the same instant only that they came counts: a call in it follows them. An appointment that was cancelled or moved
 * later still stood, and a step that was taken back later still counted. Of the roster, and of what desks serve, nobody has
 * stored when it was entered: they are as they were in the end.
 */
export function knownAt(
	day: PastDay,
	now: number,
	comer: PastVisit | null = null,
): PastDay {
	const booked = new Map(day.appointments.map((one) => [one.id, one]));
	return {
		...day,
		visits: day.visits.flatMap((visit) => {
			const steps = stepsAt(visit, now, visit === comer);
			return steps.length > 0
				? [
						{
							...visit,
							...servicesAt(visit, booked, now),
							steps,
							undone: [],
							priority: priorityAt(visit, now),
						},
					]
				: [];
		}),
		appointments: day.appointments.flatMap((one) =>
			one.from < now && (one.until === null || one.until >= now)
				? [
						{
							...one,
							services: bookedAt(one, now),
							servicesAt: null,
							until: null,
						},
					]
				: [],
		),
	};
}

function stepsAt(
	{ steps, undone }: PastVisit,
	now: number,
	isComer: boolean,
): PastStep[] {
	const counted = undone.filter(({ undoneAt }) => undoneAt >= now);
	return [...steps, ...counted.map(({ undoneAt: _, ...step }) => step)]
		.filter(
			({ at, to }) => at < now || (isComer && at === now && to === "waiting"),
		)
		.sort((a, b) => a.at - b.at);
}

/** Before they were changed they were as booked; of whoever had no appointment nobody stored them, and they are unknown. */
function servicesAt(
	visit: PastVisit,
	booked: ReadonlyMap<string, PastAppointment>,
	now: number,
): Pick<PastVisit, "services" | "serviceIds"> {
	const { steps, undone, appointmentId, services, serviceIds } = visit;
	// Taken back, they are in the end what they were before.
	const isChanged =
		steps.some(({ kind, at }) => kind === "services" && at >= now) ||
		undone.some(
			({ kind, at, undoneAt }) =>
				kind === "services" && at < now && undoneAt >= now,
		);
	if (!isChanged) return { services, serviceIds };
	const appointment =
		appointmentId === null ? undefined : booked.get(appointmentId);
	const before = appointment ? bookedAt(appointment, now) : [];
	return {
		services: before,
		serviceIds: before.map(({ serviceId }) => serviceId),
	};
}

const bookedAt = (
	{ services, servicesAt: at }: PastAppointment,
	now: number,
) => (at !== null && at >= now ? [] : services);

/** Given by a clerk it holds from then on; nobody stored which one it was before another. */
function priorityAt(
	{ steps, priority }: PastVisit,
	now: number,
): PastVisit["priority"] {
	const given = steps.find(({ kind }) => kind === "priority");
	return given && given.at >= now ? null : priority;
}
