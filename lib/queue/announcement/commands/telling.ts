import "server-only";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { enqueueMessages } from "#lib/notifications/commands/enqueue.ts";
import {
	listenerOf,
	OPEN_LEGS,
} from "#lib/queue/announcement/queries/running.ts";
import {
	type AnnouncementKind,
	type Audience,
	isFor,
	isStillComing,
} from "#lib/queue/announcement/rules/announcement.ts";
import { announcementLetter } from "#lib/queue/announcement/rules/wording.ts";
import { enqueueAnnouncement } from "#lib/queue/push/commands/enqueue-call.ts";
import { civilDateOf } from "#lib/time.ts";

interface Told {
	id: number;
	stationId: number;
	audience: Audience;
	kind: AnnouncementKind;
	minutes: number | null;
	desk: string | null;
	/** Others that say the same and still stand. */
	before: readonly number[];
}

/**
 * Devices of those who asked for it; whoever has none, and gave an address, by mail. Whom the same has reached already,
 * said to others or to fewer, is left out.
 */
export async function tell(
	tx: Tx,
	{ id, stationId, audience, before, ...words }: Told,
	now: Temporal.Instant,
): Promise<void> {
	const date = toDbDate(civilDateOf(now));
	const told = await readTold(tx, before);
	const visits = await tx.visit.findMany({
		where: { stationId, date, status: { in: ["waiting", "parked"] } },
		select: {
			id: true,
			locale: true,
			forDeskId: true,
			services: { select: { serviceId: true } },
			legs: OPEN_LEGS,
			appointment: {
				select: {
					id: true,
					deskId: true,
					contact: { select: { email: true } },
				},
			},
		},
	});
	const here = visits.filter(
		(visit) =>
			!told.visits.has(visit.id) &&
			!told.appointments.has(visit.appointment?.id ?? "") &&
			isFor(audience, { ...listenerOf(visit), isHere: true }),
	);
	const onDevice = await enqueueAnnouncement(
		tx,
		{ id, visitIds: here.map((visit) => visit.id) },
		now,
	);
	const coming = audience.toComing
		? (await listComing(tx, stationId, date)).filter(
				({ appointment, services }) =>
					!told.appointments.has(appointment.id) &&
					isStillComing(appointment.endsAt, now) &&
					isFor(audience, {
						...listenerOf({ services, forDeskId: null, appointment }),
						isHere: false,
					}),
			)
		: [];
	const others = [
		...here.filter((visit) => !onDevice.has(visit.id)),
		...coming,
	];
	const mails = others.flatMap(({ appointment, locale }) => {
		const email = appointment?.contact?.email;
		return appointment && email
			? [{ appointmentId: appointment.id, email, locale: toOffered(locale) }]
			: [];
	});
	const mailed = await enqueueMessages(
		tx,
		mails.map(({ appointmentId, email, locale }) => ({
			appointmentId,
			kind: "announcement" as const,
			// Not about the calendar: each of them is news.
			sequence: id,
			announcementId: id,
			recipient: email,
			locale,
			text: announcementLetter(words, locale, now),
			origin: "staff" as const,
			now,
		})),
	);
	await tx.announcement.update({
		where: { id },
		data: {
			mailed,
			heldBack: mails.length - mailed,
			unreached: others.length - mails.length,
		},
	});
}

/** Whom these announcements were sent to, by whatever way. */
async function readTold(tx: Tx, ids: readonly number[]) {
	const announcementId = { in: [...ids] };
	const pushes = await tx.announcementPush.findMany({
		where: { announcementId },
		select: { visitId: true },
	});
	const mails = await tx.message.findMany({
		where: { announcementId },
		select: { appointmentId: true },
	});
	return {
		visits: new Set(pushes.map(({ visitId }) => visitId)),
		appointments: new Set(mails.map(({ appointmentId }) => appointmentId)),
	};
}

/** With an appointment of today, and not yet here; whoever is late is still on the way. */
async function listComing(tx: Tx, stationId: number, date: Date) {
	const rows = await tx.appointment.findMany({
		// On the phone nobody is called by a display, or waits for a desk.
		where: { stationId, date, status: "booked", kind: "counter" },
		select: {
			id: true,
			locale: true,
			deskId: true,
			endsAt: true,
			services: { select: { serviceId: true } },
			contact: { select: { email: true } },
		},
	});
	return rows.map(({ locale, services, ...appointment }) => ({
		locale,
		services,
		appointment,
	}));
}
