import "server-only";
import {
	holdKeyOf,
	invitationToken,
	invitedHoldToken,
} from "#lib/auth/secrets/secrets.ts";
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
import { db, type Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export const WHOLE_INVITATION = {
	contact: true,
	messages: { orderBy: { createdAt: "desc" }, take: 1 },
	appointments: {
		select: { invitationUse: true, status: true, holdExpiresAt: true },
	},
} as const satisfies Prisma.InvitationInclude;

export type InvitationRow = Prisma.InvitationGetPayload<{
	include: typeof WHOLE_INVITATION;
}>;

/** An invitation for whoever has its link. Nothing about the person stands in it. */
export interface OpenedInvitation extends Allowed {
	id: string;
	state: InvitationState;
	uses: readonly Use[];
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
): Promise<(OpenedInvitation & { use: number; token: string }) | null> {
	const hold = await db().appointment.findFirst({
		where: { holdKey: holdKeyOf(holdToken), invitationId: { not: null } },
		orderBy: { createdAt: "desc" },
		select: {
			invitationUse: true,
			invitation: { include: WHOLE_INVITATION },
		},
	});
	if (!hold?.invitation || hold.invitationUse === null) return null;
	const { id } = hold.invitation;
	// An ordinary reservation that was made with the same link is none of the invitation's.
	return invitedHoldToken(id, hold.invitationUse) === holdToken
		? {
				...opened(hold.invitation, now),
				use: hold.invitationUse,
				token: invitationToken(id),
			}
		: null;
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

/** Under its lock: not withdrawn, and not over. Withdrawing waits for whoever is just reserving. */
export async function isStillInvited(
	tx: Tx,
	id: string,
	now: Temporal.Instant,
): Promise<boolean> {
	const rows = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM invitation WHERE id = ${id}::uuid AND withdrawn_at IS NULL
			AND last_day >= ${civilDateOf(now)}::date FOR SHARE`;
	return rows.length > 0;
}

export function allowedOf(row: InvitationRow): Allowed {
	return {
		services: row.services,
		stationIds: row.stationIds,
		times: row.times,
		lastDay: fromDbDate(row.lastDay),
	};
}

function usesOf(row: InvitationRow, now: Temporal.Instant): Use[] {
	return row.appointments.flatMap(
		({ invitationUse: use, status, holdExpiresAt }) =>
			use === null
				? []
				: [
						{
							use,
							status: status as AppointmentStatus,
							isOpen:
								status === "held" &&
								(holdExpiresAt?.getTime() ?? 0) > now.epochMilliseconds,
						},
					],
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
