import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { holdsUntil, reading } from "#lib/finished/recording.ts";
import { queueSource } from "#lib/finished/sources.ts";
import {
	type Announcement,
	type AnnouncementKind,
	type Audience,
	eachOnce,
	isFor,
	isStillComing,
	type ShownAnnouncement,
} from "#lib/queue/announcement/rules/announcement.ts";
import { civilDateOf } from "#lib/time.ts";

type Running = ShownAnnouncement & Audience;

/** What a station says just now, newest first. */
export function listRunning(
	stationId: number,
	now: Temporal.Instant,
): Promise<Running[]> {
	return reading([queueSource(stationId)], async () => {
		const at = toDbInstant(now);
		const rows = await db().announcement.findMany({
			where: { stationId, withdrawnAt: null, endsAt: { gt: at } },
			orderBy: { id: "desc" },
			include: {
				desk: { select: { name: true } },
				toDesk: { select: { name: true } },
			},
		});
		for (const { endsAt } of rows) holdsUntil(endsAt.getTime());
		return rows.map((row) => ({
			id: row.id,
			kind: row.kind as AnnouncementKind,
			minutes: row.minutes,
			desk: row.desk?.name ?? null,
			createdAt: row.createdAt.getTime(),
			endsAt: row.endsAt.getTime(),
			toServiceId: row.toServiceId,
			toDeskId: row.toDeskId,
			toDesk: row.toDesk?.name ?? null,
			toComing: row.toComing,
		}));
	});
}

/** What is said to whoever has this ticket and still waits; nothing to anybody else. */
export async function listForTicket(
	token: string,
	now: Temporal.Instant,
): Promise<Announcement[]> {
	const id = visitOfTicket(token);
	if (!id) return [];
	const visit = await db().visit.findUnique({
		where: { id },
		select: {
			stationId: true,
			date: true,
			status: true,
			forDeskId: true,
			services: { select: { serviceId: true } },
			legs: OPEN_LEGS,
			appointment: { select: { deskId: true } },
		},
	});
	const isHere = visit?.status === "waiting" || visit?.status === "parked";
	if (!visit || !isHere || !isToday(visit.date, now)) return [];
	const running = await listRunning(visit.stationId, now);
	const listener = { ...listenerOf(visit), isHere };
	return eachOnce(running.filter((one) => isFor(one, listener)));
}

/** What is said to whoever has this appointment and comes today, or waits. */
export async function listForAppointment(
	id: string,
	now: Temporal.Instant,
): Promise<Announcement[]> {
	const appointment = await db().appointment.findUnique({
		where: { id },
		select: {
			stationId: true,
			date: true,
			status: true,
			kind: true,
			endsAt: true,
			deskId: true,
			services: { select: { serviceId: true } },
			visit: {
				select: {
					forDeskId: true,
					services: { select: { serviceId: true } },
					legs: OPEN_LEGS,
				},
			},
		},
	});
	if (!appointment || !isToday(appointment.date, now)) return [];
	if (isRemote(appointment.kind as Kind)) return [];
	const isHere = appointment.status === "arrived";
	if (
		!isHere &&
		(appointment.status !== "booked" || !isStillComing(appointment.endsAt, now))
	)
		return [];
	const { services, deskId, visit } = appointment;
	const listener = listenerOf({
		// Once they are here, what is done concerns them no more.
		services: isHere && visit ? visit.services : services,
		forDeskId: visit?.forDeskId ?? null,
		legs: isHere && visit ? visit.legs : [],
		appointment: { deskId },
	});
	const running = await listRunning(appointment.stationId, now);
	return eachOnce(running.filter((one) => isFor(one, { ...listener, isHere })));
}

const isToday = (date: Date, now: Temporal.Instant) =>
	date.getTime() === toDbDate(civilDateOf(now)).getTime();

/** What is still to come on somebody's walk list. */
export const OPEN_LEGS = {
	where: { doneAt: null },
	select: { deskId: true, services: { select: { serviceId: true } } },
} as const;

/** Whom a visit, or an appointment, makes of somebody; what they do later at another desk concerns them now. */
export const listenerOf = ({
	services,
	forDeskId,
	legs = [],
	appointment,
}: {
	services: readonly { serviceId: number }[];
	forDeskId: number | null;
	/** Still to come. */
	legs?: readonly {
		deskId: number | null;
		services: readonly { serviceId: number }[];
	}[];
	appointment: { deskId: number } | null;
}) => ({
	serviceIds: [...services, ...legs.flatMap((leg) => leg.services)].map(
		({ serviceId }) => serviceId,
	),
	deskIds: [
		forDeskId,
		...legs.map((leg) => leg.deskId),
		appointment?.deskId ?? null,
	].filter((one) => one !== null),
});
