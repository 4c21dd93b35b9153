import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DayWindow } from "#lib/availability/availability.ts";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	type CivilDate,
	datesBetween,
	dayClock,
	type Minute,
} from "#lib/time.ts";

export interface PlannedAppointment {
	id: string;
	deskId: number;
	lane: number;
	from: Minute;
	until: Minute;
	status: AppointmentStatus;
	channel: "online" | "staff";
	kind: Kind;
	/** Null: a reservation that nobody has confirmed yet. */
	reference: string | null;
	ticket: string | null;
	name: string | null;
	phone: string | null;
	/** They answered "Kommen Sie?" with yes, for this very time. */
	hasConfirmed: boolean;
	/** By video, and nobody has said where the room is. */
	lacksRoom: boolean;
	services: readonly { serviceId: number; quantity: number }[];
}

export interface DayPlan {
	desks: readonly { id: number; name: string }[];
	/** By desk and time, cut by closures. */
	windows: readonly Pick<DayWindow, "deskId" | "from" | "until" | "channel">[];
	/** In order of time; cancelled ones too, which take no desk any more. */
	appointments: readonly PlannedAppointment[];
}

/** Who has which desk when on this day, and what each desk is open for. */
export async function getDayPlan(
	actor: Actor,
	stationId: number,
	date: CivilDate,
	now: Temporal.Instant,
): Promise<Result<DayPlan, "forbidden">> {
	const may = await authorise(actor, "day:read", stationId, now);
	if (!may.ok) return may;
	const [station] = await loadFacts([stationId], [date]);
	const desks = await db().desk.findMany({
		where: { stationId },
		orderBy: { position: "asc" },
		select: { id: true, name: true, active: true },
	});
	const rows = await db().appointment.findMany({
		where: {
			stationId,
			date: toDbDate(date),
			status: { not: "expired" },
			OR: [
				{ status: { not: "held" } },
				{ holdExpiresAt: { gt: toDbInstant(now) } },
			],
		},
		include: { contact: { include: { coming: true } }, services: true },
		orderBy: [{ startsAt: "asc" }, { lane: "asc" }],
	});
	const minute = dayClock(date);
	const used = new Set(rows.map(({ deskId }) => deskId));
	return ok({
		desks: desks.filter(({ id, active }) => active || used.has(id)),
		windows: station?.days[0]?.windows ?? [],
		appointments: rows.map((row) => ({
			id: row.id,
			deskId: row.deskId,
			lane: row.lane,
			from: minute(row.startsAt.getTime()),
			until: minute(row.endsAt.getTime()),
			status: row.status as AppointmentStatus,
			channel: row.channel as PlannedAppointment["channel"],
			kind: row.kind as Kind,
			reference: row.reference,
			ticket: row.ticket,
			name: row.contact?.name ?? null,
			phone: row.contact?.phone ?? null,
			hasConfirmed: row.contact?.coming?.sequence === row.calendarSequence,
			lacksRoom:
				row.kind === "video" &&
				row.status === "booked" &&
				!row.contact?.videoAddress,
			services: row.services.map(({ serviceId, quantity }) => ({
				serviceId,
				quantity,
			})),
		})),
	});
}

export interface PlannedDay {
	date: CivilDate;
	/** Appointments that stand or took place. */
	count: number;
	/** Minutes that can be booked, at all desks and channels, and how many of them are taken. */
	openMinutes: number;
	takenMinutes: number;
}

/** Several days at a glance: how much is booked and how much is free. */
export async function getWeekPlan(
	actor: Actor,
	stationId: number,
	from: CivilDate,
	until: CivilDate,
	now: Temporal.Instant,
): Promise<Result<PlannedDay[], "forbidden">> {
	const may = await authorise(actor, "day:read", stationId, now);
	if (!may.ok) return may;
	const dates = datesBetween(from, until);
	const [station] = await loadFacts([stationId], dates);
	const counts = await db().appointment.groupBy({
		by: ["date"],
		where: {
			stationId,
			date: { gte: toDbDate(from), lte: toDbDate(until) },
			status: { notIn: ["held", "expired", "cancelled"] },
		},
		_count: true,
	});
	const countOn = new Map(
		counts.map(({ date, _count }) => [fromDbDate(date), _count]),
	);
	const length = (sum: number, span: { from: Minute; until: Minute }) =>
		sum + span.until - span.from;
	return ok(
		dates.map((date) => {
			const facts = station?.days.find((day) => day.date === date);
			return {
				date,
				count: countOn.get(date) ?? 0,
				openMinutes:
					facts?.windows
						.filter(({ channel }) => channel !== "walk-in")
						.reduce(length, 0) ?? 0,
				takenMinutes:
					facts?.busy
						.filter(
							({ holdExpiresAt }) =>
								holdExpiresAt === null || holdExpiresAt > now.epochMilliseconds,
						)
						.reduce(length, 0) ?? 0,
			};
		}),
	);
}
