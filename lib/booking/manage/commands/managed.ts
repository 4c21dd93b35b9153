import "server-only";
import { isManageToken } from "#lib/auth/secrets/secrets.ts";
import {
	type AppointmentStatus,
	canChange,
	isInTheHouse,
} from "#lib/booking/booking.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { enqueueMessages } from "#lib/notifications/commands/enqueue.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { parseReference } from "#lib/text/reference.ts";

/** Whoever has the link of an appointment. */
export interface Link {
	reference: string;
	token: string;
}

/** The appointment a link leads to, or null for a wrong number or token, without a difference. */
export async function findManaged(link: Link): Promise<{ id: string } | null> {
	const reference = parseReference(link.reference);
	if (!reference) return null;
	const row = await db().appointment.findUnique({
		where: { reference },
		select: { id: true, tokenVersion: true },
	});
	return row && isManageToken(link.token, row.id, row.tokenVersion)
		? row
		: null;
}

export type ManagedRow = Awaited<ReturnType<typeof lockAppointment>>;

/**
 * The appointment as it is while this transaction works on it: moving, changing and cancelling the same one wait for
 * each other. Taken after the keys of clients and holds, before `openDays`; only then its day is known for sure.
 */
export async function lockAppointment(tx: Tx, id: string) {
	await lockKey(tx, `appointment ${id}`);
	return tx.appointment.findUniqueOrThrow({
		where: { id },
		include: {
			station: {
				select: { slug: true, cutoffMinutes: true, contactRule: true },
			},
			services: { include: { service: { select: { slug: true } } } },
			contact: true,
		},
	});
}

/** Whether a citizen may still move or change it. */
export function isChangeable(row: ManagedRow, now: Temporal.Instant): boolean {
	return (
		row.status === "booked" &&
		canChange(row.startsAt.getTime(), row.station.cutoffMinutes, now)
	);
}

/** Whether it is settled with the staff in the house. */
export const isHere = ({ status, kind }: ManagedRow): boolean =>
	isInTheHouse({
		status: status as AppointmentStatus,
		kind: kind as Kind,
	});

interface Told extends Pick<ManagedRow, "id" | "locale"> {
	contact: { email: string | null } | null;
}

/**
 * Puts a mail about it on its way, if there is an address.
 * @returns false: there is none, or it has had so many mails that this one is listed as not sent
 */
export async function tellPerson(
	tx: Tx,
	person: Told,
	kind: MessageKind,
	/** The calendar sequence the news is about. */
	sequence: number,
	now: Temporal.Instant,
	{
		text,
		origin = "citizen",
	}: {
		/** A clerk's own words. */
		text?: string | undefined;
		/** Left out: the person themselves set it off, or whoever has the link. */
		origin?: MailOrigin;
	} = {},
): Promise<boolean> {
	const news = { ...person, sequence, ...(text ? { text } : {}) };
	return (await tellPeople(tx, kind, [news], now, origin)) > 0;
}

/** The same for many, in a few statements; returns how many mails go out. */
export async function tellPeople(
	tx: Tx,
	kind: MessageKind,
	people: readonly (Told & { sequence: number; text?: string })[],
	now: Temporal.Instant,
	origin: MailOrigin = "house",
): Promise<number> {
	return enqueueMessages(
		tx,
		people.flatMap(({ id, contact, locale, sequence, text }) =>
			contact?.email
				? [
						{
							appointmentId: id,
							kind,
							sequence,
							recipient: contact.email,
							locale: toOffered(locale),
							origin,
							now,
							...(text ? { text } : {}),
						},
					]
				: [],
		),
	);
}
