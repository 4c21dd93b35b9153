import type {
	PastAppointment,
	PastDay,
	PastStep,
	PastVisit,
} from "#lib/queue/past/past-day.ts";
import { legAfter, legsOf } from "./legs.ts";

/**
 * The day as it was stored when somebody came: nothing that came later is in it, so whoever gets this cannot look ahead.
 * Of the same instant only that they came counts: a call in it follows them. An appointment that was cancelled or moved
 * later still stood, a step that was taken back later still counted, and whoever had not yet said that they come later had
 * said nothing. Of the roster, and of what desks serve, nobody has stored when it was entered: they are as they were in the
 * end.
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
							...walkAt(visit, booked, now, legAfter(steps)),
							...expectedThen(visit, booked, now),
							steps,
							undone: [],
							priority: priorityAt(visit, now),
						},
					]
				: [];
		}),
		appointments: day.appointments.flatMap(({ later, ...one }) =>
			one.from < now && (one.until === null || one.until >= now)
				? [
						{
							...one,
							...(later && later.saidAt < now ? { later } : {}),
							services: bookedAt(one, now),
							servicesAt: null,
							until: null,
						},
					]
				: [],
		),
	};
}

/** Somebody's first coming may have been taken back before they said it. */
const expectedThen = (
	{ appointmentId, expectedAt = null }: PastVisit,
	booked: ReadonlyMap<string, PastAppointment>,
	now: number,
): Pick<PastVisit, "expectedAt"> => {
	const later = booked.get(appointmentId ?? "")?.later;
	return { expectedAt: later && later.saidAt >= now ? null : expectedAt };
};

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

/**
 * What they were here for, what was done of their walk list, and what was still on it. Before that was changed they were here
 * for what was booked; of whoever had no appointment, or goes from desk to desk, nobody stored it, and it is unknown.
 * @param leg at which step of the list they were
 */
function walkAt(
	visit: PastVisit,
	booked: ReadonlyMap<string, PastAppointment>,
	now: number,
	leg: number,
): Pick<PastVisit, "services" | "serviceIds" | "walk"> {
	const { steps, undone, appointmentId } = visit;
	const changes = steps.filter((step) => step.at >= now && isChange(step));
	// Taken back, they are in the end what they were before.
	const isTakenBack = undone.some(
		(step) => step.at < now && step.undoneAt >= now && isChange(step),
	);
	const legs = legsOf(visit);
	const walk = {
		done: legs.slice(0, leg),
		open: changes.length > 0 || isTakenBack ? [] : legs.slice(leg + 1),
	};
	const sentOn = steps.find(({ kind, at }) => kind === "sent-on" && at >= now);
	const isChanged =
		isTakenBack ||
		changes.some(
			({ kind, to, at }) =>
				at < (sentOn?.at ?? Number.POSITIVE_INFINITY) &&
				// At a desk only what comes after it can be put elsewhere on the list.
				(kind === "services" || (to !== "called" && to !== "serving")),
		);
	const own = legs[leg];
	if (own && !isChanged) return { ...own, walk };
	const appointment =
		appointmentId === null || legs.length > 1
			? undefined
			: booked.get(appointmentId);
	const before = appointment ? bookedAt(appointment, now) : [];
	return {
		services: before,
		serviceIds: before.map(({ serviceId }) => serviceId),
		walk,
	};
}

const isChange = ({ kind }: PastStep) => kind === "services" || kind === "walk";

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
