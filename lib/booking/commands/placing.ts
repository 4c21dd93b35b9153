import "server-only";
import { randomUUID } from "node:crypto";
import type {
	BookingRules,
	DayFacts,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { loadFacts, loadLockedDay } from "#lib/availability/queries/facts.ts";
import { deskFor } from "#lib/availability/rules/free-starts.ts";
import { type AppointmentStatus, CITIZEN } from "#lib/booking/booking.ts";
import type { InvitedHold } from "#lib/booking/invitation/invitation.ts";
import {
	type AppointmentRow,
	WITH_SERVICES,
} from "#lib/booking/queries/rows.ts";
import { appointmentTicket } from "#lib/booking/rules/codes.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { minutesOf, type Selection } from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { type DayKey, lockDays, raiseVersions } from "#lib/db/lock.ts";
import { noteEvent } from "#lib/db/noted.ts";
import {
	type CivilDate,
	civilDateOf,
	instantAt,
	type Minute,
} from "#lib/time.ts";

/** A time somebody wants, at one station. */
export interface Wish {
	stationId: number;
	date: CivilDate;
	start: Minute;
	selection: Selection;
	now: Temporal.Instant;
	/** Own holds, and the appointment that is moved: they must not stand in their own way. */
	ignoreIds: readonly string[];
	/** Whose times count; online if nothing is said. */
	channel?: TimeRequest["channel"];
	/** The start is that of a booked appointment: lead time and horizon were judged when it was booked. */
	keepsStart?: boolean;
}

/** Opens days for writing: the lock, then holds that have run out make room. */
export async function openDays(
	tx: Tx,
	days: readonly DayKey[],
	now: Temporal.Instant,
): Promise<void> {
	await lockDays(tx, days);
	const expired = await tx.$executeRaw`
		WITH gone AS (
			UPDATE appointment SET status = 'expired', client_key = NULL
			WHERE status = 'held' AND hold_expires_at <= ${toDbInstant(now)}::timestamptz
				AND (station_id, date) IN (SELECT * FROM unnest(
					${days.map((day) => day.stationId)}::int[], ${days.map((day) => day.date)}::date[]))
			RETURNING id, hold_expires_at)
		INSERT INTO appointment_event (appointment_id, at, from_status, to_status, actor)
		SELECT id, hold_expires_at, 'held', 'expired', 'system' FROM gone`;
	if (expired > 0) await raiseVersions(tx, days);
}

/** The desk for this wish by the one function that also makes the pages' free times; call it under the day's lock. */
export async function findDesk(tx: Tx, wish: Wish): Promise<number | null> {
	const day = await loadLockedDay(tx, wish);
	return day && deskOn(day.facts, day.rules, wish);
}

/** Whether the wish could be had just now, for pages; only the command's own look under the lock decides. */
export async function isFree(wish: Wish): Promise<boolean> {
	const [station] = await loadFacts(
		[wish.stationId],
		[wish.date],
		wish.ignoreIds,
	);
	const [facts] = station?.days ?? [];
	return (
		facts !== undefined &&
		station !== undefined &&
		deskOn(facts, station.rules, wish) !== null
	);
}

function deskOn(
	facts: DayFacts,
	rules: BookingRules,
	wish: Wish,
): number | null {
	return deskFor(
		facts,
		wish.keepsStart
			? { ...rules, leadMinutes: 0, horizonDays: Number.POSITIVE_INFINITY }
			: rules,
		{
			serviceIds: wish.selection.map(({ service }) => service.id),
			minutes: minutesOf(wish.selection, wish.date),
			channel: wish.channel ?? "online",
			now: wish.now.epochMilliseconds,
			ignoreIds: wish.ignoreIds,
		},
		wish.start,
	);
}

/**
 * Writes the hold on that desk; PostgreSQL has the last word on whether it is free. In one statement, because everybody
 * else at this day is waiting.
 */
export async function insertHold(
	tx: Tx,
	wish: Wish,
	deskId: number,
	hold: {
		key: string;
		/** Null: it counts for no client. */
		clientKey: string | null;
		locale: string;
		station: { slug: string; holdMinutes: number };
		/** The appointment that is to be moved. */
		replacesId?: string | null;
		minorCase: string | null;
		/** The appointment whose contact it may take over. */
		contactOfId: string | null;
		/** The program that reserves it for somebody. */
		programId?: number | null;
		/** The invitation that allows it. */
		invited?: InvitedHold | null;
		/** A move to a time that the invitation of its appointment opens: no use of its own. */
		isInvitedMove?: boolean;
	},
): Promise<AppointmentRow> {
	const { slug, holdMinutes } = hold.station;
	const begin = instantAt(wish.date, wish.start);
	const end = begin.add({
		minutes: minutesOf(wish.selection, wish.date),
	});
	const at = toDbInstant(wish.now);
	// By what staff allowed it is as if they had booked it: its time may be the counter's, also when services change.
	const channel = hold.invited || hold.isInvitedMove ? "staff" : "online";
	const row = {
		id: randomUUID(),
		reference: null,
		holdKey: hold.key,
		stationId: wish.stationId,
		deskId,
		date: toDbDate(wish.date),
		startsAt: toDbInstant(begin),
		endsAt: toDbInstant(end),
		status: "held",
		channel,
		holdExpiresAt: toDbInstant(wish.now.add({ minutes: holdMinutes })),
		holdExtensions: 0,
		contactOfId: hold.contactOfId,
		programId: hold.programId ?? null,
		invitationId: hold.invited?.id ?? null,
		invitationUse: hold.invited?.use ?? null,
		minorCase: hold.minorCase,
		tokenVersion: 1,
		calendarSequence: 0,
	};
	const services = wish.selection.map(({ service, quantity }) => ({
		serviceId: service.id,
		quantity,
		service: { slug: service.slug },
	}));
	await tx.$executeRaw`
		WITH hold AS (INSERT INTO appointment (id, hold_key, client_key, replaces_id, contact_of_id, station_id, desk_id,
				date, starts_at, ends_at, status, channel, hold_expires_at, locale, minor_case, program_id, invitation_id, invitation_use, calendar_uid,
				created_at)
			VALUES (${row.id}::uuid, ${row.holdKey}, ${hold.clientKey}, ${hold.replacesId ?? null}::uuid,
				${row.contactOfId}::uuid, ${row.stationId}, ${deskId}, ${wish.date}::date, ${row.startsAt}, ${row.endsAt},
				${row.status}, ${row.channel}, ${row.holdExpiresAt}, ${hold.locale}, ${row.minorCase}, ${row.programId}::int, ${row.invitationId}::uuid,
				${row.invitationUse}::int, ${randomUUID()}::uuid, ${at})),
		chosen AS (INSERT INTO appointment_service (appointment_id, service_id, quantity)
			SELECT ${row.id}::uuid, * FROM unnest(
				${services.map((one) => one.serviceId)}::int[], ${services.map((one) => one.quantity)}::int[]))
		INSERT INTO appointment_event (appointment_id, at, to_status, desk_id, actor)
		VALUES (${row.id}::uuid, ${at}, ${row.status}, ${deskId}, ${CITIZEN})`;
	noteEvent(tx, "held", CITIZEN);
	return {
		...row,
		station: { slug },
		services,
		contact: null,
		contactOf: row.contactOfId
			? await tx.appointment.findUnique({
					where: { id: row.contactOfId },
					...WITH_SERVICES.contactOf,
				})
			: null,
	};
}

/**
 * A hold becomes an appointment with its number, and its event says where and when: one statement, because everybody
 * else at this day is waiting.
 */
export async function bookHold(
	tx: Tx,
	hold: AppointmentRow,
	{
		reference,
		ticket,
		locale,
		kind,
		keepsContactOf,
		helperId,
		programId,
		now,
	}: {
		reference: string;
		ticket: string;
		locale: string;
		kind: Kind;
		/** The contact comes from another appointment, and pages must not show it. */
		keepsContactOf: boolean;
		/** Who books with an agreed number. */
		helperId: number | null;
		/** The program that books for the person; null: they do it on a page, whoever reserved the time. */
		programId: number | null;
		now: Temporal.Instant;
	},
): Promise<void> {
	await tx.$executeRaw`
		WITH event AS (INSERT INTO appointment_event
				(appointment_id, at, from_status, to_status, desk_id, station_id, starts_at, actor, program_id)
			VALUES (${hold.id}::uuid, ${toDbInstant(now)}, ${hold.status}, 'booked', ${hold.deskId},
				${hold.stationId}, ${hold.startsAt}, ${CITIZEN}, ${programId}::int))
		UPDATE appointment SET status = 'booked', reference = ${reference}, ticket = ${ticket}, locale = ${locale},
			kind = ${kind},
			client_key = NULL, hold_expires_at = NULL, helper_id = ${helperId},
			program_id = ${programId}::int,
			contact_of_id = CASE WHEN ${keepsContactOf} THEN contact_of_id END
		WHERE id = ${hold.id}::uuid`;
	noteEvent(tx, "booked", CITIZEN);
}

/** The next Wartenummer of an appointment's day, whose lock must be held. */
export async function nextTicket(
	tx: Tx,
	day: { stationId: number; date: Date },
): Promise<string> {
	const [ticket = ""] = await nextTickets(tx, day, 1);
	return ticket;
}

/** So many of them, the highest first. */
export async function nextTickets(
	tx: Tx,
	{ stationId, date }: { stationId: number; date: Date },
	count: number,
): Promise<string[]> {
	const [day] = await tx.$queryRaw<{ last: number }[]>`
		UPDATE station_day SET last_ticket = last_ticket + ${count}::int
		WHERE station_id = ${stationId} AND date = ${fromDbDate(date)}::date RETURNING last_ticket AS last`;
	if (!day) throw new Error("This day is not open for writing.");
	return Array.from({ length: count }, (_, index) =>
		appointmentTicket(day.last - index),
	);
}

/** Screens of the queue show who comes today: those of these days' stations are told, once this is committed. */
export async function tellScreens(
	tx: Tx,
	days: readonly DayKey[],
	now: Temporal.Instant,
): Promise<void> {
	const today = civilDateOf(now);
	const stations = days.filter(({ date }) => date === today);
	for (const { stationId } of stations)
		await tx.$executeRaw`SELECT pg_notify('queue', ${String(stationId)})`;
}

/** Changes that leave the status as it is; "desk": another one at the same time. */
export type ChangeKind =
	| "moved"
	| "services"
	| "contact"
	| "extended"
	| "pin"
	| "desk";

/** A change that leaves the status as it is; a move says where and when the appointment stands now. */
export function recordChange(
	tx: Tx,
	appointment: { id: string; status: string; deskId: number },
	kind: ChangeKind,
	now: Temporal.Instant,
	more: EventFacts = {},
): Promise<void> {
	const { status } = appointment;
	return recordEvent(tx, appointment, { kind, toStatus: status }, now, more);
}

/** Every transition is a row; a booking says where and when, for the news of a later move. */
export function recordTransition(
	tx: Tx,
	appointment: Recorded,
	toStatus: AppointmentStatus,
	now: Temporal.Instant,
	more: EventFacts = {},
): Promise<void> {
	return recordEvent(tx, appointment, { toStatus }, now, more);
}

interface Recorded {
	id: string;
	/** Null: it has just come to be. */
	status: string | null;
	deskId: number;
}

/** Who did it, and by which program; where and when it stands now, if that is said. */
interface EventFacts {
	by?: string;
	programId?: number;
	stationId?: number;
	startsAt?: Date;
}

async function recordEvent(
	tx: Tx,
	{ id, status, deskId }: Recorded,
	step: { kind?: ChangeKind; toStatus: string },
	now: Temporal.Instant,
	{ by = CITIZEN, ...facts }: EventFacts,
): Promise<void> {
	const { kind = step.toStatus } = step;
	if (kind === "booked" || kind === "cancelled" || kind === "moved")
		noteEvent(tx, kind, by);
	await tx.appointmentEvent.create({
		data: {
			appointmentId: id,
			at: toDbInstant(now),
			...step,
			fromStatus: status,
			deskId,
			actor: by,
			...facts,
		},
	});
}
