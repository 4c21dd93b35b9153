import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { joined } from "#lib/availability/rules/span.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type {
	PastAppointment,
	PastDay,
	PastLeg,
} from "#lib/queue/past/past-day.ts";
import { stepsOf } from "#lib/queue/past/rules/steps-of.ts";
import { stoodOf } from "#lib/queue/past/rules/stood.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import {
	expectedAtOf,
	isRemoteRow,
	plannedOf,
} from "#lib/queue/queries/rows.ts";
import type { Priority, VisitStatus, VisitStep } from "#lib/queue/queue.ts";
import { addDays, type CivilDate, instantAt } from "#lib/time.ts";

const SERVICES = {
	include: {
		service: {
			select: {
				slug: true,
				durationMinutes: true,
				extraMinutes: true,
				plans: {
					select: {
						validFrom: true,
						durationMinutes: true,
						extraMinutes: true,
					},
					orderBy: { validFrom: "asc" },
				},
			},
		},
	},
	orderBy: { serviceId: "asc" },
} as const;

/**
 * What is stored of a station's day that is over: steps, services and the roster, of nobody a name. The station's rules
 * and what its desks serve are those of now; what they were then nobody has stored. Null: nobody was there.
 */
export async function readPastDay(
	stationId: number,
	date: CivilDate,
): Promise<PastDay | null> {
	const day = toDbDate(date);
	const visits = await db().visit.findMany({
		where: { stationId, date: day },
		orderBy: { id: "asc" },
		select: {
			id: true,
			ticket: true,
			arrivedAt: true,
			appointmentId: true,
			priority: true,
			toldAt: true,
			toldFrom: true,
			toldUntil: true,
			services: SERVICES,
			legs: { include: { services: SERVICES }, orderBy: { number: "asc" } },
			appointment: {
				select: {
					startsAt: true,
					kind: true,
					calendarSequence: true,
					contact: { select: { later: true } },
				},
			},
			events: {
				orderBy: { id: "asc" },
				select: {
					at: true,
					kind: true,
					toStatus: true,
					deskId: true,
					undone: true,
				},
			},
		},
	});
	if (visits.length === 0) return null;
	// Of days that are long over nobody knows any more who ended a visit: the night did, if it was after midnight.
	const midnight = instantAt(addDays(date, 1), 0).epochMilliseconds;
	const desks = await db().desk.findMany({
		where: { stationId },
		orderBy: { position: "asc" },
		select: {
			id: true,
			name: true,
			servesAll: true,
			services: { select: { serviceId: true } },
		},
	});
	const [station] = await loadFacts([stationId], [date]);
	const windows = station?.days[0]?.windows ?? [];
	return {
		stationId,
		date,
		settings: await readSettings(db(), stationId),
		desks: desks.map(({ id, name, servesAll, services }) => ({
			id,
			name,
			serves: servesAll
				? null
				: new Set(services.map(({ serviceId }) => serviceId)),
			planned: joined(windows.filter(({ deskId }) => deskId === id)),
		})),
		visits: visits.map(({ appointment, services, legs, events, ...visit }) => ({
			id: visit.id,
			ticket: visit.ticket,
			startsAt: appointment?.startsAt.getTime() ?? null,
			expectedAt: expectedAtOf(appointment),
			arrivedAt: visit.arrivedAt.getTime(),
			priority: visit.priority as Priority | null,
			serviceIds: services.map(({ serviceId }) => serviceId),
			appointmentId: visit.appointmentId,
			isRemote: isRemoteRow({ appointment }),
			services: plannedOf(services, day),
			walk: {
				done: legs.filter(({ doneAt }) => doneAt !== null).map(legOn(day)),
				open: legs.filter(({ doneAt }) => doneAt === null).map(legOn(day)),
			},
			told: toldOf(visit),
			...stepsOf(
				events.map(({ at, kind, toStatus, deskId, undone }) => ({
					at: at.getTime(),
					kind: kind as VisitStep,
					to: toStatus as VisitStatus,
					deskId,
					isNight: at.getTime() >= midnight,
					undone,
				})),
			),
		})),
		appointments: await listAppointments(stationId, date),
	};
}

const legOn =
	(day: Date) =>
	({ services }: { services: Parameters<typeof plannedOf>[0] }): PastLeg => ({
		serviceIds: services.map(({ serviceId }) => serviceId),
		services: plannedOf(services, day),
	});

function toldOf({
	toldAt,
	toldFrom,
	toldUntil,
}: {
	toldAt: Date | null;
	toldFrom: number | null;
	toldUntil: number | null;
}) {
	return toldAt === null || toldFrom === null || toldUntil === null
		? null
		: { at: toldAt.getTime(), from: toldFrom, until: toldUntil };
}

/** Where each stood on that day, and when; one that was only reserved never stood. */
async function listAppointments(
	stationId: number,
	date: CivilDate,
): Promise<PastAppointment[]> {
	const day = toDbDate(date);
	const begins = instantAt(date, 0).epochMilliseconds;
	const ends = instantAt(addDays(date, 1), 0).epochMilliseconds;
	// Whose day or station it is no more, but was when that day began.
	const moved = await db().appointmentEvent.findMany({
		where: { kind: "moved", at: { gte: new Date(begins), lt: new Date(ends) } },
		select: { appointmentId: true },
	});
	const rows = await db().appointment.findMany({
		where: {
			OR: [
				{ stationId, date: day },
				{ id: { in: moved.map(({ appointmentId }) => appointmentId) } },
			],
			status: { notIn: ["held", "expired"] },
		},
		orderBy: { id: "asc" },
		select: {
			id: true,
			stationId: true,
			startsAt: true,
			createdAt: true,
			kind: true,
			contact: { select: { later: true } },
			services: SERVICES,
			events: {
				where: { kind: { in: ["status", "moved", "services"] } },
				orderBy: { id: "asc" },
				select: {
					at: true,
					kind: true,
					toStatus: true,
					stationId: true,
					startsAt: true,
				},
			},
		},
	});
	return rows.flatMap((row) => {
		const { id, createdAt, kind, services, contact, events, ...last } = row;
		return stoodOf(
			events.map(({ at, kind, toStatus, ...place }) => ({
				at: at.getTime(),
				kind,
				toStatus,
				place: placeOf(place),
			})),
			{ stationId: last.stationId, startsAt: last.startsAt.getTime() },
			createdAt.getTime(),
		)
			.filter(
				(stood) =>
					stood.stationId === stationId &&
					begins <= stood.startsAt &&
					stood.startsAt < ends,
			)
			.map(({ startsAt, from, until }) => ({
				id,
				startsAt,
				isRemote: isRemote(kind as Kind),
				services: plannedOf(services, day),
				servicesAt:
					events.findLast(({ kind }) => kind === "services")?.at.getTime() ??
					null,
				from,
				until,
				...laterOf(contact?.later ?? null, startsAt),
			}));
	});
}

/** Of another time they have said nothing, and of words from before that was stored nobody knows when they were said. */
const laterOf = (
	said: {
		startsAt: Date | null;
		expectedAt: Date;
		saidAt: Date | null;
	} | null,
	startsAt: number,
): Pick<PastAppointment, "later"> =>
	said?.saidAt && said.startsAt?.getTime() === startsAt
		? {
				later: {
					saidAt: said.saidAt.getTime(),
					expectedAt: said.expectedAt.getTime(),
				},
			}
		: {};

const placeOf = ({
	stationId,
	startsAt,
}: {
	stationId: number | null;
	startsAt: Date | null;
}) =>
	stationId === null || startsAt === null
		? null
		: { stationId, startsAt: startsAt.getTime() };

/** Further back nobody looks for a day to choose: any can be typed. */
const DAYS_BACK = 60;

/** The last days on which somebody was there, newest first. */
export async function listPastDays(
	stationId: number,
	today: CivilDate,
	count: number,
): Promise<CivilDate[]> {
	const rows = await db().visit.groupBy({
		by: ["date"],
		where: {
			stationId,
			date: { gte: toDbDate(addDays(today, -DAYS_BACK)), lt: toDbDate(today) },
		},
		orderBy: { date: "desc" },
		take: count,
	});
	return rows.map(({ date }) => fromDbDate(date));
}
