import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type {
	Allowed,
	InvitationState,
} from "#lib/booking/invitation/invitation.ts";
import {
	bookedOf,
	stateOf,
	type Use,
} from "#lib/booking/invitation/rules/uses.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export const WHOLE_INVITATION = {
	contact: true,
	messages: { orderBy: { createdAt: "desc" }, take: 1 },
	appointments: {
		select: {
			invitationUse: true,
			status: true,
			holdKey: true,
			holdExpiresAt: true,
		},
	},
} as const satisfies Prisma.InvitationInclude;

export type InvitationRow = Prisma.InvitationGetPayload<{
	include: typeof WHOLE_INVITATION;
}>;

/** With the key of the link by which it was reserved, or moved since. */
interface InvitedUse extends Use {
	holdKey: string | null;
	/** Of a reservation that has not run out: when it does, in epoch milliseconds. */
	openUntil: number | null;
}

/** An invitation for whoever has its link. Nothing about the person stands in it. */
export interface OpenedInvitation extends Allowed {
	id: string;
	state: InvitationState;
	uses: readonly InvitedUse[];
	locale: Locale;
}

/** Null: there is no such link. */
export async function findInvitation(
	token: string,
	now: Temporal.Instant,
): Promise<OpenedInvitation | null> {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const row = await db().invitation.findUnique({
		where: { tokenKey: holdKeyOf(token) },
		include: WHOLE_INVITATION,
	});
	return row && opened(row, now);
}

/** The invitation by which a reservation was made, for whoever has the reservation's link; null: by none. */
export async function findInvitationOfHold(
	holdToken: string,
	now: Temporal.Instant,
): Promise<OpenedInvitation | null> {
	const hold = await db().appointment.findFirst({
		where: { holdKey: holdKeyOf(holdToken), invitationId: { not: null } },
		orderBy: { createdAt: "desc" },
		select: { invitation: { include: WHOLE_INVITATION } },
	});
	return hold?.invitation ? opened(hold.invitation, now) : null;
}

/** The same by the reservation itself; null: it opens nothing any more. */
export async function findInvitationOfId(
	appointmentId: string,
	now: Temporal.Instant,
): Promise<OpenedInvitation | null> {
	const row = await db().appointment.findUnique({
		where: { id: appointmentId },
		select: { invitation: { include: WHOLE_INVITATION } },
	});
	const found = row?.invitation ? opened(row.invitation, now) : null;
	return found?.state === "open" ? found : null;
}

export function allowedOf(row: InvitationRow): Allowed {
	return {
		services: row.services,
		stationIds: row.stationIds,
		times: row.times,
		lastDay: fromDbDate(row.lastDay),
	};
}

export function usesOf(
	{ appointments }: Pick<InvitationRow, "appointments">,
	now: Temporal.Instant,
): InvitedUse[] {
	return appointments.flatMap(
		({ invitationUse: use, status, holdKey, holdExpiresAt }) => {
			if (use === null) return [];
			const until = status === "held" ? (holdExpiresAt?.getTime() ?? 0) : 0;
			const isOpen = until > now.epochMilliseconds;
			return [
				{
					use,
					holdKey,
					status: status as AppointmentStatus,
					isOpen,
					openUntil: isOpen ? until : null,
				},
			];
		},
	);
}

function opened(row: InvitationRow, now: Temporal.Instant): OpenedInvitation {
	const uses = usesOf(row, now);
	const allowed = allowedOf(row);
	return {
		...allowed,
		id: row.id,
		uses,
		locale: toOffered(row.locale),
		state: stateOf(
			{ ...allowed, isWithdrawn: row.withdrawnAt !== null },
			uses,
			civilDateOf(now),
		),
	};
}

/** How many have been booked by it, and what it is worth still. */
export const standingOf = (row: InvitationRow, now: Temporal.Instant) => {
	const uses = usesOf(row, now);
	return {
		booked: bookedOf(uses),
		state: stateOf(
			{ ...allowedOf(row), isWithdrawn: row.withdrawnAt !== null },
			uses,
			civilDateOf(now),
		),
	};
};
