import "server-only";
import { authorise } from "#lib/auth/authorise.ts";
import type { Actor } from "#lib/auth/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import type { CallReason, Way } from "../decision.ts";

/** Somebody who has to be called. */
export interface Call {
	caseId: string;
	appointmentId: string;
	reference: string;
	/** Null once the contact is erased. */
	name: string | null;
	bookedBy: string | null;
	phone: string | null;
	email: string | null;
	locale: string;
	/** Epoch milliseconds; the time they gave up. */
	startsAt: number;
	way: Way;
	reason: CallReason;
	/** The time that is still held for them. */
	held: { stationId: number; startsAt: number; until: number } | null;
}

/** Whom this station has to call, soonest first. */
export async function listCalls(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<Call[], "forbidden">> {
	const may = await authorise(actor, "message:read", stationId, now);
	if (!may.ok) return may;
	const rows = await db().planCase.findMany({
		where: {
			stationId,
			status: "to-call",
			appointment: { endsAt: { gt: toDbInstant(now) } },
		},
		include: { appointment: { include: { contact: true } }, hold: true },
		orderBy: [{ startsAt: "asc" }, { id: "asc" }],
	});
	return ok(
		rows
			.filter(
				// The sweep comes by every minute; nobody calls in vain meanwhile.
				({ appointment, way, sequence }) =>
					way === "cancel" ||
					(appointment.status === "booked" &&
						appointment.calendarSequence <= sequence),
			)
			.map(({ appointment, hold, ...row }) => {
				const until = hold?.holdExpiresAt?.getTime() ?? 0;
				const isHeld =
					hold?.status === "held" &&
					until > now.epochMilliseconds &&
					row.reason !== "open-again";
				return {
					caseId: row.id,
					appointmentId: row.appointmentId,
					reference: appointment.reference ?? "",
					name: appointment.contact?.name ?? null,
					bookedBy: appointment.contact?.bookedBy ?? null,
					phone: appointment.contact?.phone ?? null,
					email: appointment.contact?.email ?? null,
					locale: appointment.locale,
					startsAt: row.startsAt.getTime(),
					way: row.way as Way,
					reason: row.reason as CallReason,
					held:
						hold && isHeld
							? {
									stationId: hold.stationId,
									startsAt: hold.startsAt.getTime(),
									until,
								}
							: null,
				};
			}),
	);
}
