import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { HELD_BACK } from "#lib/notifications/delivery/rules/limits.ts";
import { PATIENCE } from "#lib/notifications/delivery/rules/standstill.ts";
import {
	isOutdated,
	type MessageKind,
	type MessageStatus,
} from "#lib/notifications/notifications.ts";
import { ok, type Result } from "#lib/result.ts";

/** News that did not arrive, about an appointment still to come. */
export interface Undelivered {
	messageId: string;
	appointmentId: string;
	/** Null once the contact is erased. */
	name: string | null;
	stationId: number;
	reference: string;
	kind: MessageKind;
	status: MessageStatus;
	/** When it was to be sent; epoch milliseconds. */
	createdAt: number;
	/** "550 5.1.1 RCPT TO", "recipient-limit" …; null: not tried yet. */
	reason: string | null;
	/** Short name. */
	station: string;
	/** Epoch milliseconds. */
	startsAt: number;
	/** To call instead. */
	phone: string | null;
}

/** Of one station, for its staff. */
export async function listUndeliveredAt(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<Undelivered[], "forbidden">> {
	const may = await authorise(actor, "message:read", stationId, now);
	return may.ok ? ok(await listUndelivered(now, stationId)) : may;
}

/**
 * Whom to call, soonest first: failed or bounced, or waiting for longer than it should. Left out is what newer
 * news has overtaken, and whoever was reached by a later mail (the address was corrected).
 */
export async function listUndelivered(
	now: Temporal.Instant,
	/** Left out: all stations. */
	stationId?: number,
): Promise<Undelivered[]> {
	const rows = await db().message.findMany({
		where: {
			reachedAt: null,
			// They have heard of nothing that this would have taken back.
			NOT: { status: "failed", lastError: HELD_BACK.unheard },
			// Whoever has not heard of an offer is on the call list of the planning.
			kind: { not: "offer" },
			OR: [
				{ status: { in: ["failed", "bounced"] } },
				{
					status: "queued",
					createdAt: { lte: toDbInstant(now.subtract(PATIENCE)) },
				},
			],
			appointment: {
				startsAt: { gt: toDbInstant(now) },
				...(stationId === undefined ? {} : { stationId }),
			},
		},
		include: {
			announcement: { select: { endsAt: true, withdrawnAt: true } },
			appointment: {
				include: {
					station: { select: { shortName: true } },
					contact: { select: { name: true, phone: true } },
					// An announcement names neither number nor time: whoever got it still lacks what did not arrive.
					messages: {
						where: { status: "sent", kind: { not: "announcement" } },
					},
				},
			},
		},
	});
	return rows
		.flatMap(({ appointment, ...row }) =>
			appointment ? [{ ...row, appointment }] : [],
		)
		.filter(
			({ kind, sequence, createdAt, appointment, announcement }) =>
				!isOutdated(
					{ kind: kind as MessageKind, sequence },
					appointment,
					now,
					announcement,
				) && !appointment.messages.some((sent) => sent.createdAt > createdAt),
		)
		.sort((a, b) => +a.appointment.startsAt - +b.appointment.startsAt)
		.map(({ id, kind, status, lastError, createdAt, appointment }) => ({
			messageId: id,
			createdAt: createdAt.getTime(),
			appointmentId: appointment.id,
			name: appointment.contact?.name ?? null,
			stationId: appointment.stationId,
			reference: appointment.reference ?? "",
			kind: kind as MessageKind,
			status: status as MessageStatus,
			reason: lastError,
			station: appointment.station.shortName,
			startsAt: appointment.startsAt.getTime(),
			phone: appointment.contact?.phone ?? null,
		}));
}
