import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { overlaps } from "#lib/availability/rules/span.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import {
	byUrgency,
	type CallGroup,
	callGroupOf,
} from "#lib/planning/change/rules/call.ts";
import type { CallReason, Way } from "#lib/planning/change/rules/decision.ts";
import { ok, type Result } from "#lib/result.ts";
import { type CivilDate, dayClock } from "#lib/time.ts";

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
	/** When somebody of the station called and reached nobody, in order. Epoch milliseconds. */
	attempts: readonly number[];
	/** Since the last of them: when to try again. */
	nextAt: number | null;
	group: CallGroup;
	/** Somebody is in the house when they come; otherwise they meet a closed door. */
	isDoorOpen: boolean;
}

/** Whom this station has to call, the most urgent first. */
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
		include: {
			appointment: { include: { contact: true } },
			hold: true,
			attempts: { orderBy: { id: "asc" } },
		},
		orderBy: [{ startsAt: "asc" }, { id: "asc" }],
	});
	const roster = (await readRosters(db(), [stationId])).get(stationId);
	const isDoorOpen = (date: CivilDate, from: number, until: number) =>
		roster !== undefined &&
		composeDay({ ...roster, date, stationId, busy: [] }).windows.some(
			(window) => overlaps(window, { from, until }),
		);
	const at = now.epochMilliseconds;
	return ok(
		rows
			.filter(
				// The sweep comes by every minute; nobody calls in vain meanwhile.
				({ appointment, way, sequence }) =>
					way === "cancel" ||
					(appointment.status === "booked" &&
						appointment.calendarSequence <= sequence),
			)
			.map(({ appointment, hold, attempts, ...row }) => {
				const times = {
					startsAt: row.startsAt.getTime(),
					nextAt: attempts.at(-1)?.nextAt.getTime() ?? null,
				};
				const date = fromDbDate(appointment.date);
				const minute = dayClock(date);
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
					...times,
					attempts: attempts.map((one) => one.at.getTime()),
					group: callGroupOf(times, at),
					isDoorOpen: isDoorOpen(
						date,
						minute(appointment.startsAt.getTime()),
						minute(appointment.endsAt.getTime()),
					),
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
			})
			.sort((a, b) => byUrgency(a, b, at)),
	);
}
