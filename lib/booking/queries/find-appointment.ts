import "server-only";
import {
	holdKeyOf,
	isManageToken,
	manageToken,
	pinOf,
} from "#lib/auth/secrets/secrets.ts";
import type {
	AppointmentStatus,
	AppointmentView,
	HoldView,
} from "#lib/booking/booking.ts";
import { canChange } from "#lib/booking/booking.ts";
import { isFree } from "#lib/booking/commands/placing.ts";
import { movesLeft } from "#lib/booking/limits/queries/moves-left.ts";
import { isToken } from "#lib/booking/rules/codes.ts";
import { lendsContact, maskContact } from "#lib/booking/rules/contact.ts";
import type { Retention } from "#lib/booking/rules/retention.ts";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import {
	type Appointment,
	type Contact,
	Prisma,
} from "#lib/db/generated/client.ts";
import { reading } from "#lib/finished/recording.ts";
import { HELD_BACK } from "#lib/notifications/delivery/rules/limits.ts";
import type {
	MessageKind,
	MessageStatus,
} from "#lib/notifications/notifications.ts";
import { parseReference } from "#lib/text/reference.ts";
import {
	type AppointmentRow,
	findByHoldKey,
	holdView,
	placeOf,
} from "./rows.ts";

/** What a hold's link shows, or null for a link that never led to one. */
export async function findHold(
	holdToken: string,
	now: Temporal.Instant,
	/** Id of the appointment that the hold is to move. */
	movedId?: string,
): Promise<HoldView | null> {
	if (!isToken(holdToken)) return null;
	const row = await findByHoldKey(db(), holdKeyOf(holdToken, movedId));
	if (!row) return null;
	const view = holdView(row, now);
	return view.state === "expired" && (await isSpent(row))
		? { ...view, state: "booked" }
		: view;
}

/** What an invitation let them reserve has been booked; moved since, the appointment has another link. */
async function isSpent({
	invitationId,
	invitationUse,
}: AppointmentRow): Promise<boolean> {
	if (invitationId === null || invitationUse === null) return false;
	const booked = await db().appointment.count({
		where: {
			invitationId,
			invitationUse,
			status: { notIn: ["held", "expired"] },
		},
	});
	return booked > 0;
}

/** The appointment for whoever has its link; null for a wrong number or token, without a difference. */
export async function findAppointment(
	reference: string,
	token: string,
	now: Temporal.Instant,
): Promise<AppointmentView | null> {
	const number = parseReference(reference);
	if (!number) return null;
	const row = await readAppointment(number);
	if (!row?.reference || !row.ticket) return null;
	if (!isManageToken(token, row.id, row.tokenVersion)) return null;
	const startsAt = row.startsAt.getTime();
	const { contact } = row;
	const isTakenOver = row.contactOfId !== null;
	const bookedAt = row.events.findLast(
		({ kind, toStatus }) => kind === "status" && toStatus === "booked",
	)?.at;
	return {
		...placeOf(row),
		id: row.id,
		reference: row.reference,
		status: row.status as AppointmentStatus,
		channel: row.channel as AppointmentView["channel"],
		kind: row.kind as Kind,
		videoAddress: contact?.videoAddress ?? null,
		ticket: row.ticket,
		pin: pinOf(row.id, row.pinVersion),
		token: manageToken(row.id, row.tokenVersion),
		name: contact?.name ?? null,
		bookedBy: (isTakenOver ? null : contact?.bookedBy) ?? null,
		email: (isTakenOver ? null : contact?.email) ?? null,
		phone: (isTakenOver ? null : contact?.phone) ?? null,
		contactMask: isTakenOver && contact ? maskContact(contact) : null,
		mayAsk: contact?.mayAsk ?? false,
		showsLanguage: shownLanguage(row.locale, contact?.showsLanguage) !== null,
		canBookAgain:
			row.status === "booked" &&
			contact !== null &&
			lendsContact(bookedAt, now),
		locale: toOffered(row.locale),
		startsAt,
		endsAt: row.endsAt.getTime(),
		movesLeft: row.movesLeft,
		canCancel: row.status === "booked" && startsAt > now.epochMilliseconds,
		canChange:
			row.status === "booked" && canChange(startsAt, row.cutoffMinutes, now),
		calendar: {
			uid: row.calendarUid,
			sequence: row.calendarSequence,
			stamp: row.events.find(isEntryNews)?.at ?? row.createdAt.getTime(),
		},
		messages: row.messages.map(({ kind, status, lastError }) => ({
			kind: kind as MessageKind,
			status: status as MessageStatus,
			isOverLimit: status === "failed" && lastError === HELD_BACK.limit,
		})),
	};
}

interface Stored
	extends Pick<
		Appointment,
		| "id"
		| "reference"
		| "status"
		| "channel"
		| "kind"
		| "ticket"
		| "date"
		| "startsAt"
		| "endsAt"
		| "minorCase"
		| "contactOfId"
		| "tokenVersion"
		| "pinVersion"
		| "locale"
		| "calendarUid"
		| "calendarSequence"
		| "createdAt"
	> {
	slug: string;
	cutoffMinutes: number;
	movesLeft: number;
	services: { quantity: number; service: { slug: string } }[];
	contact: Pick<
		Contact,
		| "name"
		| "bookedBy"
		| "email"
		| "phone"
		| "mayAsk"
		| "showsLanguage"
		| "videoAddress"
	> | null;
	messages: { kind: string; status: string; lastError: string | null }[];
	/** The newest first; epoch milliseconds. */
	events: {
		kind: string;
		fromStatus: string | null;
		toStatus: string;
		at: number;
	}[];
}

/** Everything about it in one statement: everybody who books looks at it. */
async function readAppointment(number: string) {
	const [row] = await db().$queryRaw<Stored[]>`
		SELECT a.id, a.reference, a.status, a.channel, a.kind, a.ticket, a.date, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
			a.minor_case AS "minorCase", a.contact_of_id AS "contactOfId", a.token_version AS "tokenVersion",
			a.pin_version AS "pinVersion", a.locale, a.calendar_uid AS "calendarUid",
			a.calendar_sequence AS "calendarSequence", a.created_at AS "createdAt",
			s.slug, s.cutoff_minutes AS "cutoffMinutes",
			${movesLeft(Prisma.sql`a.id`)} AS "movesLeft", (
				SELECT coalesce(json_agg(json_build_object('quantity', x.quantity, 'service', json_build_object('slug', v.slug))
					ORDER BY x.service_id), '[]')
				FROM appointment_service x JOIN service v ON v.id = x.service_id WHERE x.appointment_id = a.id) AS services, (
				SELECT json_build_object('name', c.name, 'bookedBy', c.booked_by, 'email', c.email, 'phone', c.phone,
					'mayAsk', c.may_ask, 'showsLanguage', c.shows_language, 'videoAddress', c.video_address)
				FROM contact c WHERE c.appointment_id = a.id) AS contact, (
				SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'status', m.status, 'lastError', m.last_error)
					ORDER BY m.created_at), '[]')
				FROM message m WHERE m.appointment_id = a.id) AS messages, (
				SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'fromStatus', e.from_status, 'toStatus', e.to_status,
					'at', extract(epoch FROM e.at) * 1000) ORDER BY e.id DESC), '[]')
				FROM appointment_event e WHERE e.appointment_id = a.id) AS events
		FROM appointment a JOIN station s ON s.id = a.station_id WHERE a.reference = ${number}`;
	return row && { ...row, station: { slug: row.slug } };
}

/** Whether other services would fit at the appointment's own time, as far as one can see without its lock. */
export function fitsInPlace(
	appointment: AppointmentView,
	stationId: number,
	selection: Selection,
	now: Temporal.Instant,
): Promise<boolean> {
	return isFree({
		stationId,
		date: appointment.date,
		start: appointment.start,
		selection,
		now,
		ignoreIds: [appointment.id],
		channel: appointment.channel,
		keepsStart: true,
	});
}

/** How long what is kept, as the city set it. */
export async function getRetention(): Promise<Retention> {
	return reading(["city"], () =>
		db().city.findUniqueOrThrow({
			where: { id: 1 },
			select: {
				contactDays: true,
				actorDays: true,
				feedbackDays: true,
				reminderHours: true,
			},
		}),
	);
}

/** A change of what the calendar's entry says; another desk, another PIN or an arrival are not. */
function isEntryNews({
	kind,
	fromStatus,
	toStatus,
}: {
	kind: string;
	fromStatus: string | null;
	toStatus: string;
}): boolean {
	if (kind !== "status")
		return kind === "moved" || kind === "services" || kind === "extended";
	return (
		toStatus === "cancelled" ||
		(toStatus === "booked" && (fromStatus ?? "held") === "held")
	);
}
