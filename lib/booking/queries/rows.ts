import "server-only";
import type { HoldView, Place } from "#lib/booking/booking.ts";
import { MAX_EXTENSIONS } from "#lib/booking/booking.ts";
import { lendsContact, maskContact } from "#lib/booking/rules/contact.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Appointment, Contact } from "#lib/db/generated/client.ts";
import { minuteOf } from "#lib/time.ts";

/** When somebody booked: a clerk who takes a step back makes it "booked" once more, which is no new booking. */
export const FIRST_BOOKED = {
	where: { kind: "status", toStatus: "booked" },
	orderBy: { id: "asc" },
	take: 1,
} as const;

/** An appointment with all that its own pages and commands need. */
export const WITH_SERVICES = {
	station: { select: { slug: true } },
	services: { include: { service: { select: { slug: true } } } },
	contact: true,
	contactOf: {
		select: {
			contact: true,
			events: FIRST_BOOKED,
		},
	},
} as const;

/** What the way of a hold needs of its row. */
interface Found
	extends Pick<
		Appointment,
		| "id"
		| "reference"
		| "holdKey"
		| "stationId"
		| "deskId"
		| "date"
		| "startsAt"
		| "endsAt"
		| "status"
		| "channel"
		| "holdExpiresAt"
		| "holdExtensions"
		| "contactOfId"
		| "programId"
		| "invitationId"
		| "invitationUse"
		| "minorCase"
		| "tokenVersion"
		| "calendarSequence"
	> {
	services: {
		serviceId: number;
		quantity: number;
		service: { slug: string };
	}[];
}

export interface AppointmentRow extends Found {
	station: { slug: string };
	contact: Contact | null;
	contactOf: {
		contact: Contact | null;
		events: readonly { at: Date }[];
	} | null;
}

/** What a hold's link leads to: what stands, otherwise the newest that has expired. Nearly always one statement. */
export async function findByHoldKey(
	client: Db | Tx,
	holdKey: string,
): Promise<AppointmentRow | null> {
	const [found] = await client.$queryRaw<(Found & { slug: string })[]>`
		SELECT a.id, a.reference, a.hold_key AS "holdKey", a.station_id AS "stationId", a.desk_id AS "deskId", a.date, a.starts_at AS "startsAt",
			a.ends_at AS "endsAt", a.status, a.channel, a.hold_expires_at AS "holdExpiresAt", a.hold_extensions AS "holdExtensions",
			a.contact_of_id AS "contactOfId", a.program_id AS "programId", a.invitation_id AS "invitationId",
			a.invitation_use AS "invitationUse", a.minor_case AS "minorCase", a.token_version AS "tokenVersion",
			a.calendar_sequence AS "calendarSequence", s.slug, (
				SELECT coalesce(json_agg(json_build_object('serviceId', x.service_id, 'quantity', x.quantity,
					'service', json_build_object('slug', v.slug)) ORDER BY x.service_id), '[]')
				FROM appointment_service x JOIN service v ON v.id = x.service_id WHERE x.appointment_id = a.id) AS services
		FROM appointment a JOIN station s ON s.id = a.station_id WHERE a.hold_key = ${holdKey}
		ORDER BY a.status = 'expired', a.created_at DESC LIMIT 1`;
	if (!found) return null;
	const { slug, ...row } = found;
	const { id, reference, contactOfId } = row;
	return {
		...row,
		station: { slug },
		// While it is a hold there is none.
		contact: reference
			? await client.contact.findUnique({ where: { appointmentId: id } })
			: null,
		contactOf: contactOfId
			? await client.appointment.findUnique({
					where: { id: contactOfId },
					...WITH_SERVICES.contactOf,
				})
			: null,
	};
}

/** The row once its day is locked as well: who has its link's lock is alone with it, and only time can have changed it. */
export async function readAgain<Row extends { id: string }>(
	tx: Tx,
	row: Row,
): Promise<Row> {
	const [changed] = await tx.$queryRaw<
		Pick<Appointment, "status" | "holdExpiresAt">[]
	>`
		SELECT status, hold_expires_at AS "holdExpiresAt" FROM appointment WHERE id = ${row.id}::uuid`;
	return { ...row, ...changed };
}

export function placeOf(
	row: Pick<
		AppointmentRow,
		"station" | "date" | "startsAt" | "endsAt" | "minorCase"
	> & {
		services: readonly { quantity: number; service: { slug: string } }[];
	},
): Place {
	return {
		stationSlug: row.station.slug,
		date: fromDbDate(row.date),
		start: minuteOf(
			Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime()),
		),
		minutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
		services: row.services.map(({ service, quantity }) => ({
			slug: service.slug,
			quantity,
		})),
		minorCase: row.minorCase,
	};
}

/** A hold counts until the instant it expires, that instant excluded, as in lib/availability. */
export function isOpen(row: AppointmentRow, now: Temporal.Instant): boolean {
	return (
		row.status === "held" &&
		(row.holdExpiresAt?.getTime() ?? 0) > now.epochMilliseconds
	);
}

export function holdView(row: AppointmentRow, now: Temporal.Instant): HoldView {
	const pending = row.status === "held" || row.status === "expired";
	const open = isOpen(row, now);
	return {
		...placeOf(row),
		id: row.id,
		isInvited: row.invitationId !== null,
		contact: pending ? maskedContact(row, now) : null,
		state: open ? "open" : pending ? "expired" : "booked",
		expiresAt: row.holdExpiresAt?.getTime() ?? 0,
		extensionsLeft: Math.max(0, MAX_EXTENSIONS - row.holdExtensions),
	};
}

/** The contact that confirming this hold may take over, as long as it may. */
export function earlierContact(
	{ contactOf }: AppointmentRow,
	now: Temporal.Instant,
) {
	return lendsContact(contactOf?.events[0]?.at.getTime(), now)
		? (contactOf?.contact ?? null)
		: null;
}

function maskedContact(
	row: AppointmentRow,
	now: Temporal.Instant,
): HoldView["contact"] {
	const earlier = earlierContact(row, now);
	const mask = earlier && maskContact(earlier);
	return mask ? { mask, hasEmail: earlier.email !== null } : null;
}

/** The services of a stored appointment, as the catalogue describes them today. */
export function selectionOf(row: AppointmentRow, catalog: Catalog): Selection {
	return row.services.flatMap(({ serviceId, quantity }) => {
		const service = catalog.services.find(({ id }) => id === serviceId);
		return service ? [{ service, quantity }] : [];
	});
}
