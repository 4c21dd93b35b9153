import "server-only";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { CallSettings, WalkInMode } from "#lib/queue/queue.ts";
import type {
	Job,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/forecast.ts";
import {
	likelyMinutes,
	type Measures,
} from "#lib/queue/waits/rules/measures.ts";
import { civilDateOf } from "#lib/time.ts";
import {
	deskOf,
	plannedOf,
	queuedOf,
	WHOLE_APPOINTMENT,
	WHOLE_DESK,
	WHOLE_VISIT,
} from "./rows.ts";

/** States of a visit that has not ended. */
export const OPEN = ["waiting", "parked", "called", "serving"] as const;

const SETTINGS = {
	lateMinutes: true,
	patienceMinutes: true,
	yieldMinutes: true,
	noShowMinutes: true,
	checkInMinutes: true,
	prefersLanguage: true,
} as const;

export function readSettings(
	client: Db | Tx,
	stationId: number,
): Promise<CallSettings> {
	return client.station.findUniqueOrThrow({
		where: { id: stationId },
		select: SETTINGS,
	});
}

export type QueueFacts = Awaited<ReturnType<typeof readFacts>>;

/** Everything about one station's day in the house, in a constant number of statements. */
export async function readFacts(
	client: Db | Tx,
	stationId: number,
	now: Temporal.Instant,
	/** "open": those that have ended are left out. */
	which: "all" | "open" = "all",
) {
	const date = toDbDate(civilDateOf(now));
	const day = await client.stationDay.findUnique({
		where: { stationId_date: { stationId, date } },
		select: { walkIns: true },
	});
	return {
		stationId,
		settings: await readSettings(client, stationId),
		visits: await client.visit.findMany({
			where: {
				stationId,
				date,
				...(which === "open" ? { status: { in: [...OPEN] } } : {}),
			},
			include: WHOLE_VISIT,
		}),
		expected: await client.appointment.findMany({
			where: { stationId, date, status: "booked" },
			orderBy: [{ startsAt: "asc" }, { ticket: "asc" }],
			include: WHOLE_APPOINTMENT,
		}),
		desks: await client.desk.findMany({
			where: { stationId, active: true },
			orderBy: { position: "asc" },
			include: WHOLE_DESK,
		}),
		walkIns: (day?.walkIns ?? "automatic") as WalkInMode,
	};
}

/** Called to a desk or served there. */
export function isAtDesk({ status }: { status: string }): boolean {
	return status === "called" || status === "serving";
}

/** What the forecast plays through. */
export function situationOf(
	{ settings, visits, expected, desks }: Omit<QueueFacts, "walkIns">,
	measures: Measures,
	now: Temporal.Instant,
): Situation {
	const today = toDbDate(civilDateOf(now));
	const minutesOf = (services: Parameters<typeof plannedOf>[0]) =>
		likelyMinutes(plannedOf(services, today), measures);
	return {
		now: now.epochMilliseconds,
		settings,
		measures,
		desks: desks
			.filter(({ presence }) => presence !== null)
			.map((desk): OpenDesk => {
				const visit = visits.find(
					(one) => one.deskId === desk.id && isAtDesk(one),
				);
				const isServed = visit?.status === "serving";
				const since = (isServed ? visit.servingAt : visit?.calledAt) ?? null;
				return {
					...deskOf(desk),
					busy: visit
						? {
								since: since?.getTime() ?? now.epochMilliseconds,
								isServed,
								minutes: minutesOf(visit.services),
							}
						: null,
				};
			}),
		waiting: visits
			.filter(({ status }) => status === "waiting" || status === "parked")
			.map((visit) => ({
				...queuedOf(visit),
				minutes: minutesOf(visit.services),
			})),
		coming: expected
			.filter(({ startsAt }) => startsAt.getTime() > now.epochMilliseconds)
			.map((appointment): Job => {
				const startsAt = appointment.startsAt.getTime();
				return {
					id: appointment.id,
					speaks: shownLanguage(
						appointment.locale,
						appointment.contact?.showsLanguage,
					),
					ticket: appointment.ticket ?? "",
					status: "waiting",
					arrivedAt: startsAt,
					startsAt,
					priority: null,
					serviceIds: appointment.services.map(({ serviceId }) => serviceId),
					forDeskId: null,
					handedOverAt: null,
					parkedUntil: null,
					minutes: minutesOf(appointment.services),
				};
			}),
	};
}
