import "server-only";
import { noteRead } from "#lib/auth/commands/note-read.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { manageToken, pinOf } from "#lib/auth/secrets/secrets.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type { ChangeKind } from "#lib/booking/commands/placing.ts";
import { MAX_PIN_FAILURES } from "#lib/booking/rules/pin.ts";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import {
	type Seen,
	seenContact,
	seenServices,
} from "#lib/booking/staff/rules/seen.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type {
	MessageKind,
	MessageStatus,
} from "#lib/notifications/notifications.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, dayClock, type Minute } from "#lib/time.ts";

/** Everything a clerk may see of an appointment. */
export interface StaffAppointment {
	id: string;
	reference: string;
	ticket: string;
	status: AppointmentStatus;
	channel: "online" | "staff";
	kind: Kind;
	/** By video: of the room. Null: nobody has said it yet, or it is erased. */
	videoAddress: string | null;
	stationId: number;
	desk: string;
	/** Overbooked on purpose: it overlaps somebody. */
	isOverbooked: boolean;
	date: CivilDate;
	start: Minute;
	end: Minute;
	/** The language of the booking, where the person agreed that staff see it and it is not German. */
	speaks: Locale | null;
	minorCase: string | null;
	pin: string;
	/** Wrong tries closed it. */
	isPinClosed: boolean;
	/** Of the manage link, for the slip. */
	token: string;
	/** Null once the contact is erased. */
	contact: {
		name: string;
		bookedBy: string | null;
		email: string | null;
		phone: string | null;
	} | null;
	/** Why it was cancelled, if somebody wrote it down. */
	cancelReason: string | null;
	services: readonly { serviceId: number; quantity: number }[];
	/** What its forms send along, so that nobody overwrites what a colleague has saved meanwhile. */
	seen: Seen;
	/** Of today or the day it was; null: nobody has come yet. */
	visitId: string | null;
	history: readonly HistoryEntry[];
	messages: readonly SentMessage[];
}

export interface HistoryEntry {
	/** Epoch milliseconds. */
	at: number;
	kind: "status" | ChangeKind;
	from: AppointmentStatus | null;
	to: AppointmentStatus;
	/** "staff" says that somebody of the team did it, never who; null: forgotten by now. */
	by: "citizen" | "system" | "staff" | null;
	/** Name of the program by which a citizen did it; null: none. */
	program: string | null;
	/** Of a move: where and when it stood then. */
	stationId: number | null;
	startsAt: number | null;
	desk: string | null;
}

interface SentMessage {
	id: string;
	kind: MessageKind;
	status: MessageStatus;
	/** Why it was not sent, or not at once. */
	reason: string | null;
	/** Epoch milliseconds. */
	createdAt: number;
	sentAt: number | null;
	reachedAt: number | null;
	/** A clerk's own words, if there are any. */
	text: string | null;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export async function findForStaff(
	actor: Actor,
	id: string,
	now: Temporal.Instant,
): Promise<Result<StaffAppointment, "unknown-appointment" | "forbidden">> {
	const row = UUID.test(id) ? await readRow(id) : null;
	if (!row?.reference || !row.ticket) return refuse("unknown-appointment");
	const may = await authorise(actor, "appointment:find", row.stationId, now);
	if (!may.ok) return may;
	// Of the own house it is the day's work.
	if (!actor.stationIds.includes(row.stationId))
		await noteRead(
			{
				userId: actor.userId,
				stationId: row.stationId,
				action: "read:appointment",
				subject: `appointment ${row.reference}`,
			},
			now,
		);
	const date = fromDbDate(row.date);
	const minute = dayClock(date);
	const deskNames = new Map(
		row.station.desks.map((desk) => [desk.id, desk.name]),
	);
	return ok({
		id,
		reference: row.reference,
		ticket: row.ticket,
		status: row.status as AppointmentStatus,
		channel: row.channel as StaffAppointment["channel"],
		kind: row.kind as Kind,
		videoAddress: row.contact?.videoAddress ?? null,
		stationId: row.stationId,
		desk: row.desk.name,
		isOverbooked: row.lane > 0,
		date,
		start: minute(row.startsAt.getTime()),
		end: minute(row.endsAt.getTime()),
		speaks: shownLanguage(row.locale, row.contact?.showsLanguage),
		minorCase: row.minorCase,
		pin: pinOf(row.id, row.pinVersion),
		isPinClosed: row.pinFailures >= MAX_PIN_FAILURES,
		token: manageToken(row.id, row.tokenVersion),
		contact: row.contact && {
			name: row.contact.name,
			bookedBy: row.contact.bookedBy,
			email: row.contact.email,
			phone: row.contact.phone,
		},
		cancelReason: row.contact?.cancelReason ?? null,
		services: row.services.map(({ serviceId, quantity }) => ({
			serviceId,
			quantity,
		})),
		seen: {
			contact: seenContact(row.contact),
			services: seenServices(row.services),
		},
		visitId: row.visit?.id ?? null,
		history: row.events
			.filter(({ toStatus }) => toStatus !== "held" && toStatus !== "expired")
			.map((event) => ({
				at: event.at.getTime(),
				kind: event.kind as HistoryEntry["kind"],
				from: event.fromStatus as AppointmentStatus | null,
				to: event.toStatus as AppointmentStatus,
				by: actorKind(event.actor),
				program: event.program?.name ?? null,
				stationId: event.stationId,
				startsAt: event.startsAt?.getTime() ?? null,
				desk: deskNames.get(event.deskId ?? 0) ?? null,
			})),
		messages: row.messages.map((message) => ({
			id: message.id,
			kind: message.kind as MessageKind,
			status: message.status as MessageStatus,
			reason: message.lastError,
			createdAt: message.createdAt.getTime(),
			sentAt: message.sentAt?.getTime() ?? null,
			reachedAt: message.reachedAt?.getTime() ?? null,
			text: message.text?.text ?? null,
		})),
	});
}

function readRow(id: string) {
	return db().appointment.findUnique({
		where: { id },
		include: {
			contact: true,
			services: true,
			desk: { select: { name: true } },
			station: { select: { desks: { select: { id: true, name: true } } } },
			visit: { select: { id: true } },
			events: {
				orderBy: { id: "asc" },
				include: { program: { select: { name: true } } },
			},
			messages: { orderBy: { createdAt: "asc" }, include: { text: true } },
		},
	});
}

function actorKind(actor: string | null): HistoryEntry["by"] {
	if (actor === null || actor === "citizen" || actor === "system") return actor;
	return actor === "kiosk" ? "citizen" : "staff";
}
