import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { joined } from "#lib/availability/rules/span.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type {
	PastAppointment,
	PastDay,
	PastStep,
} from "#lib/queue/past/past-day.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { expectedAtOf, plannedOf } from "#lib/queue/queries/rows.ts";
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
			appointment: {
				select: {
					startsAt: true,
					calendarSequence: true,
					contact: { select: { later: true } },
				},
			},
			events: {
				where: { undone: false, kind: { not: "undone" } },
				orderBy: { id: "asc" },
				select: { at: true, kind: true, toStatus: true, deskId: true },
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
		visits: visits.map(({ appointment, services, events, ...visit }) => ({
			id: visit.id,
			ticket: visit.ticket,
			startsAt: appointment?.startsAt.getTime() ?? null,
			expectedAt: expectedAtOf(appointment),
			arrivedAt: visit.arrivedAt.getTime(),
			priority: visit.priority as Priority | null,
			serviceIds: services.map(({ serviceId }) => serviceId),
			appointmentId: visit.appointmentId,
			services: plannedOf(services, day),
			told: toldOf(visit),
			steps: events.map(
				({ at, kind, toStatus, deskId }): PastStep => ({
					at: at.getTime(),
					kind: kind as VisitStep,
					to: toStatus as VisitStatus,
					deskId,
					isNight: at.getTime() >= midnight,
				}),
			),
		})),
		appointments: await listAppointments(stationId, day),
	};
}

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

/** With when each was booked and given up; one that was only reserved never stood. */
async function listAppointments(
	stationId: number,
	day: Date,
): Promise<PastAppointment[]> {
	const rows = await db().appointment.findMany({
		where: { stationId, date: day, status: { notIn: ["held", "expired"] } },
		orderBy: { id: "asc" },
		select: {
			id: true,
			startsAt: true,
			createdAt: true,
			services: SERVICES,
			events: {
				where: { kind: "status" },
				orderBy: { id: "asc" },
				select: { at: true, toStatus: true },
			},
		},
	});
	return rows.map(({ id, startsAt, createdAt, services, events }) => {
		const first = (status: string) =>
			events.find(({ toStatus }) => toStatus === status)?.at.getTime();
		return {
			id,
			startsAt: startsAt.getTime(),
			services: plannedOf(services, day),
			from: first("booked") ?? createdAt.getTime(),
			until: first("cancelled") ?? null,
		};
	});
}

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
