import "server-only";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { isRowAway, isRowLate } from "#lib/queue/afar/queries/rows.ts";
import { backAt } from "#lib/queue/pause/rules/pause.ts";
import type { CallSettings, WalkInMode } from "#lib/queue/queue.ts";
import { dueAt } from "#lib/queue/remote/rules/tries.ts";
import type { Forehand } from "#lib/queue/waits/queries/forehand.ts";
import { likelyMinutes } from "#lib/queue/waits/rules/measures.ts";
import type {
	Job,
	NextLeg,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";
import { usualWalkIns } from "#lib/queue/waits/rules/usual-walk-ins.ts";
import { type CivilDate, civilDateOf, minuteOf } from "#lib/time.ts";
import {
	deskOf,
	expectedAtOf,
	plannedOf,
	queuedOf,
	triesOf,
	type VisitRow,
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
		/** By desk: when the first and the last visit of today ended there. */
		ended: await client.visit.groupBy({
			by: ["deskId"],
			where: { stationId, date, deskId: { not: null }, endedAt: { not: null } },
			_min: { endedAt: true },
			_max: { endedAt: true },
		}),
		stays: await listStays(client, stationId, civilDateOf(now)),
		moved: await listMoved(client, stationId, civilDateOf(now)),
		walkIns: (day?.walkIns ?? "automatic") as WalkInMode,
	};
}

/**
 * How often those who are still here were at a desk for what they are here for now, those who are there included: what was
 * done before at another one is no part of it.
 */
function listStays(
	client: Db | Tx,
	stationId: number,
	date: CivilDate,
): Promise<{ visitId: string; count: number }[]> {
	return client.$queryRaw`
		SELECT v.id::text AS "visitId", count(*)::int AS count
		FROM visit v JOIN visit_event e ON e.visit_id = v.id AND e.kind = 'serving' AND NOT e.undone
		WHERE v.station_id = ${stationId}::int AND v.date = ${date}::date AND v.status = ANY (${[...OPEN]}::text[])
			AND NOT EXISTS (SELECT FROM visit_event s
				WHERE s.visit_id = v.id AND s.kind = 'sent-on' AND NOT s.undone AND s.id > e.id)
		GROUP BY v.id`;
}

/** Desks whose last clerk of today sits at another one now: nobody comes back there. */
async function listMoved(
	client: Db | Tx,
	stationId: number,
	date: CivilDate,
): Promise<ReadonlySet<number>> {
	const rows = await client.$queryRaw<{ deskId: number }[]>`
		SELECT last.desk_id AS "deskId" FROM (
			SELECT DISTINCT ON (e.desk_id) e.desk_id, e.actor FROM visit v JOIN visit_event e ON e.visit_id = v.id
			WHERE v.station_id = ${stationId}::int AND v.date = ${date}::date AND NOT e.undone
				AND e.desk_id IS NOT NULL AND e.kind IN ('called', 'serving')
			ORDER BY e.desk_id, e.id DESC) last
		JOIN desk_presence p ON p.user_id::text = last.actor AND p.desk_id <> last.desk_id`;
	return new Set(rows.map(({ deskId }) => deskId));
}

/** Called to a desk or served there. */
export function isAtDesk({ status }: { status: string }): boolean {
	return status === "called" || status === "serving";
}

/** What the forecast plays through. */
export function situationOf(
	{
		stationId,
		settings,
		visits,
		expected,
		desks,
		ended,
		stays,
		moved,
	}: Omit<QueueFacts, "walkIns">,
	{ measures, planned }: Forehand,
	now: Temporal.Instant,
): Situation {
	const date = civilDateOf(now);
	const today = toDbDate(date);
	const at = now.epochMilliseconds;
	const place = { stationId, hour: Math.floor(minuteOf(now) / 60) };
	const minutesOf = (services: Parameters<typeof plannedOf>[0]) =>
		likelyMinutes(plannedOf(services, today), measures, place);
	// Somebody who was at a desk before comes back for the rest; sent on from the line or from their way nobody was.
	const restOf = ({ id, status, services }: VisitRow) => {
		const all = stays.find(({ visitId }) => visitId === id)?.count ?? 0;
		const before = status === "serving" ? all - 1 : all;
		return (
			minutesOf(services) * (before > 0 ? (measures.people?.rest ?? 1) : 1)
		);
	};
	const legsOf = ({ legs }: VisitRow) =>
		legs
			.filter(({ doneAt }) => doneAt === null)
			.map((leg) => ({
				serviceIds: leg.services.map(({ serviceId }) => serviceId),
				forDeskId: leg.deskId,
				minutes: minutesOf(leg.services),
			}));
	const endedAt = (deskId: number, which: "_min" | "_max") =>
		ended.find((one) => one.deskId === deskId)?.[which].endedAt?.getTime() ??
		null;
	return {
		now: at,
		settings,
		measures,
		desks: desks
			.filter(({ presence }) => presence !== null)
			.flatMap((desk): OpenDesk[] => {
				const back = desk.pause && pausesUntil(desk.pause, at);
				// Whoever is served there is no matter of the line, and nobody knows when it calls again.
				if (desk.pause && back === null) return [];
				const visit = visits.find(
					(one) => one.deskId === desk.id && isAtDesk(one),
				);
				const isServed = visit?.status === "serving";
				const since = (isServed ? visit.servingAt : visit?.calledAt) ?? null;
				const goes = planned.get(desk.id)?.until;
				const sat = desk.presence?.since.getTime() ?? at;
				return [
					{
						...deskOf(desk),
						...(back === null ? {} : { back }),
						busy: visit
							? {
									since: since?.getTime() ?? at,
									isServed,
									minutes: restOf(visit),
									...goesOn(visit, legsOf(visit), at),
								}
							: null,
						...(goes !== undefined && goes > at ? { goes } : {}),
						// Somebody sat down there again after others had been served, or has a break now.
						isRested: back !== null || (endedAt(desk.id, "_min") ?? sat) < sat,
					},
				];
			}),
		later: desks.flatMap((desk) => {
			const span = planned.get(desk.id);
			if (desk.presence !== null || !span || span.until <= at) return [];
			const back = desk.pause && pausesUntil(desk.pause, at);
			// One that should be over long since, with nobody there, says nothing about who comes next.
			if (desk.pause?.until === null || (back && back >= span.until)) return [];
			const last = endedAt(desk.id, "_max");
			// Before midday's closing it was another shift.
			const leftAt = last !== null && last >= span.from ? last : null;
			return leftAt !== null && moved.has(desk.id)
				? []
				: [
						{
							...deskOf(desk),
							...span,
							...(back === null
								? { leftAt }
								: { from: Math.max(span.from, back), leftAt: null }),
						},
					];
		}),
		waiting: visits
			.filter(({ status }) => status === "waiting" || status === "parked")
			// Whoever is too late for what they were told stands behind all who are here, if they come at all.
			.filter((visit) => !isRowAway(visit) || !isRowLate(visit, settings, at))
			.map((visit) => ({
				...queuedOf(visit),
				// Whoever waits elsewhere is called as if they sat here, as far as anybody can know.
				...(isRowAway(visit) ? { status: "waiting" as const } : {}),
				minutes: restOf(visit),
				later: legsOf(visit),
			})),
		coming: expected
			// Whoever is late is waited for as far as it is known how late people come.
			.map((one) => ({
				...one,
				// Who has said that they come later counts as if that were their time.
				begins: beginsAt(one, at),
			}))
			.filter(({ begins }) => measures.people?.lateness || begins > at)
			.map((appointment): Job => {
				const startsAt = appointment.begins;
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
					isRemote: isRemote(appointment.kind as Kind),
				};
			}),
		...usualWalkIns(stationId, date, measures),
	};
}

/** Whoever is at a desk and goes to another one afterwards. */
function goesOn(
	visit: VisitRow,
	[next, ...later]: readonly NextLeg[],
	now: number,
): { goesOn?: Job } {
	if (!next) return {};
	const queued = queuedOf(visit);
	const since = visit.servingAt?.getTime() ?? now;
	const servedBefore = (queued.servedBefore ?? 0) + Math.max(1, now - since);
	return { goesOn: { ...queued, servedBefore, ...next, later } };
}

/**
 * When a desk is needed for it. By phone or video nobody is late: who is overdue takes the next desk that is free, as long
 * as nobody has called them.
 */
function beginsAt(row: QueueFacts["expected"][number], now: number): number {
	const startsAt = row.startsAt.getTime();
	return isRemote(row.kind as Kind)
		? Math.max(dueAt(startsAt, triesOf(row)), now + 1)
		: (expectedAtOf(row) ?? startsAt);
}

const pausesUntil = ({ until }: { until: Date | null }, now: number) =>
	backAt({ until: until?.getTime() ?? null }, now);
