import { loadFacts } from "#lib/availability/queries/facts.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addMonths, firstOf, monthOf } from "#lib/text/month.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	daysBetween,
	instantAt,
	mondayOf,
	weekdayOf,
} from "#lib/time.ts";
import { randomOf } from "../random.ts";
import { inventPast } from "./quarter.ts";

const WEEKS = 12;
/** So long the two pilots have taken appointments. */
const ONLINE_WEEKS = 6;
const VISITS_A_DAY = 34;
const EIGHT = 480;
/** When a phase is decided upon. */
const DECIDED = 615;

/**
 * Twelve weeks that are over, of which the pilots took appointments online for six, and what the coordinators have
 * decided. Once only: what is there already stays, and from then on the demo's days become its past by themselves.
 */
export async function seedPast(now: Temporal.Instant): Promise<void> {
	if ((await db().rolloutDecision.count()) > 0) return;
	const today = civilDateOf(now);
	const online = workingDay(addDays(today, -7 * ONLINE_WEEKS), 1);
	const catalog = await getCatalog(defaultLocale, now);
	const dates = datesBetween(addDays(today, -7 * WEEKS), addDays(today, -1));
	const facts = await loadFacts(
		catalog.stations.map(({ id }) => id),
		dates,
	);
	const stations = catalog.stations.flatMap((station) => {
		const days = facts.find(({ stationId }) => stationId === station.id)?.days;
		const open = (days ?? []).filter(({ windows }) => windows.length > 0);
		const desks = new Set(
			open.flatMap(({ windows }) => windows.map(({ deskId }) => deskId)),
		);
		if (desks.size === 0) return [];
		return [
			{
				id: station.id,
				deskIds: [...desks],
				dates: open.map(({ date }) => date),
				onlineFrom: station.phase === "walk-in" ? null : online,
			},
		];
	});
	await inventPast(
		stations,
		catalog.services.filter((one) => one.bookable),
		{ visitsADay: VISITS_A_DAY, firstReference: 1 },
	);
	await inventBefore(stations, addDays(today, -7 * WEEKS));
	await bookEarlier(today, online);
	await inventCounts(stations, online, now);
	await decideSoFar(catalog.stations, online, now);
}

/** Not all of what is booked was booked at the demo's first start: it came in over the last weeks. */
async function bookEarlier(today: CivilDate, online: CivilDate): Promise<void> {
	const span = daysBetween(online, today);
	await db().$executeRaw`
		WITH moved AS (
			UPDATE appointment SET created_at = created_at
				- (('x' || substr(md5(id::text), 1, 6))::bit(24)::int % ${span * 1440}) * interval '1 minute'
			WHERE date >= ${today}::date AND status = 'booked' RETURNING id, created_at, channel, desk_id),
		held AS (
			INSERT INTO appointment_event (appointment_id, at, to_status, desk_id, actor)
			SELECT id, created_at - interval '4 minutes', 'held', desk_id, 'citizen' FROM moved WHERE channel = 'online')
		UPDATE appointment_event e SET at = moved.created_at, from_status = CASE WHEN channel = 'online' THEN 'held' END
		FROM moved WHERE e.appointment_id = moved.id`;
}

/** Weeks that somebody counted by hand, before anything was counted by itself. */
const COUNTED_WEEKS = 6;
/** The demo says of its own numbers that they are invented, wherever they are shown. */
const BY_HAND = "Erfunden für die Demo: Strichliste am Eingang";

async function inventBefore(
	stations: readonly { id: number }[],
	firstCounted: CivilDate,
): Promise<void> {
	const random = randomOf("waits by hand");
	const mondays = Array.from({ length: COUNTED_WEEKS }, (_, back) =>
		addDays(mondayOf(firstCounted), -7 * (back + 1)),
	);
	await db().waitBefore.createMany({
		data: stations.flatMap(({ id: stationId }) =>
			mondays.map((monday) => ({
				stationId,
				firstDay: toDbDate(monday),
				lastDay: toDbDate(addDays(monday, 6)),
				booked: false,
				everybody: true,
				people: 150 + Math.floor(random() * 60),
				meanMinutes: Math.round((27 + random() * 5) * 10) / 10,
				source: BY_HAND,
			})),
		),
	});
}

/** Opened pages, failures and first free times, which nobody can derive from events. */
async function inventCounts(
	stations: readonly {
		id: number;
		dates: readonly CivilDate[];
		onlineFrom: CivilDate | null;
	}[],
	online: CivilDate,
	now: Temporal.Instant,
): Promise<void> {
	const random = randomOf("counts of the past");
	const services = await db().service.findMany({
		where: { bookable: true },
		select: { id: true },
	});
	const counts: Prisma.DayCountCreateManyInput[] = [];
	const leads: Prisma.LeadTimeCreateManyInput[] = [];
	for (const day of datesBetween(online, addDays(civilDateOf(now), -1))) {
		const date = toDbDate(day);
		const service = 160 + Math.round(random() * 60);
		for (const [what, share] of [
			["page-service", 1],
			["page-place", 0.62],
		] as const)
			counts.push({
				date,
				stationId: 0,
				what,
				count: Math.round(service * share),
			});
		// Teething troubles: many failures in the first days, hardly any later.
		const failures = Math.floor(
			(random() * 14) / (1 + daysBetween(online, day) / 3),
		);
		if (failures > 0)
			counts.push({ date, stationId: 0, what: "error", count: failures });
		for (const { id: stationId, onlineFrom, dates } of stations) {
			if (onlineFrom === null) continue;
			counts.push({
				date,
				stationId,
				what: "page-time",
				count: Math.round(service * (0.2 + random() * 0.1)),
			});
			if (!dates.includes(day)) continue;
			for (const { id: serviceId } of services)
				leads.push({
					stationId,
					date,
					serviceId,
					days: 2 + Math.floor(random() * 6),
				});
		}
	}
	await db().dayCount.createMany({ data: counts });
	await db().leadTime.createMany({ data: leads });
}

/** The pilots began with a decision; another station is next; some criteria. */
async function decideSoFar(
	stations: readonly { id: number; slug: string; phase: string }[],
	online: CivilDate,
	now: Temporal.Instant,
): Promise<void> {
	const user = await db().user.findFirst({ where: { role: "coordinator" } });
	const userId = user?.id ?? null;
	const start = instantAt(online, EIGHT);
	const pilots = stations.filter(({ phase }) => phase !== "walk-in");
	const following = stations.find(({ phase }) => phase === "walk-in");
	const today = civilDateOf(now);
	const next = instantAt(nextStart(today), EIGHT);
	await db().$transaction(async (tx) => {
		// Before they were decided upon, they were as all the others.
		await tx.station.updateMany({
			where: { id: { in: pilots.map(({ id }) => id) } },
			data: { phase: "walk-in" },
		});
		for (const { id: stationId } of pilots)
			await tx.rolloutDecision.create({
				data: {
					stationId,
					at: toDbInstant(
						instantAt(workingDay(addDays(online, -9), -1), DECIDED),
					),
					userId,
					kind: "phase",
					phase: "pilot",
					startsAt: toDbInstant(start),
					reason: "Alle sind geschult, die Anzeige steht. Wir beginnen hier.",
				},
			});
		if (following) {
			await openOnline(tx, following.id, civilDateOf(next));
			await tx.rolloutDecision.create({
				data: {
					stationId: following.id,
					at: toDbInstant(
						instantAt(workingDay(addDays(today, -1), -1), DECIDED),
					),
					userId,
					kind: "phase",
					phase: "pilot",
					startsAt: toDbInstant(next),
					reason:
						"In den ersten Stationen warten die Menschen kürzer. Hier gibt es genug Plätze.",
				},
			});
		}
		await tx.rolloutCriterion.createMany({
			data: [
				["wait-walkInMedian", "at-most", 25],
				["absence-absentShare", "at-most", 10],
				["mails-mailsFailedShare", "at-most", 2],
				["lead-leadMedian", "at-most", 7],
			].map(([figure, bound, threshold]) => ({
				figure: String(figure),
				bound: String(bound),
				threshold: Number(threshold),
				days: 28,
			})),
		});
	});
}

/** The first working day of a month, some days ahead. */
export const nextStart = (today: CivilDate): CivilDate =>
	workingDay(firstOf(addMonths(monthOf(addDays(today, 5)), 1)), 1);

/** This day or, going on in this direction, the first on which people work. */
export function workingDay(date: CivilDate, step: 1 | -1): CivilDate {
	return weekdayOf(date) > 5 ||
		publicHolidayOn(date) !== null ||
		/-12-(24|31)$/.test(date)
		? workingDay(addDays(date, step), step)
		: date;
}

/** Half of a station's desks take appointments online from its start on. */
async function openOnline(
	tx: Tx,
	stationId: number,
	from: CivilDate,
): Promise<void> {
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
	});
	const half = desks.slice(0, Math.ceil(desks.length / 2));
	for (const weekday of [1, 2, 3, 4, 5])
		await tx.opening.create({
			data: {
				stationId,
				kind: "weekly",
				weekday,
				fromMinute: 480,
				untilMinute: 720,
				validFrom: toDbDate(from),
				channel: "online",
				releaseDaysBefore: 28,
				releaseMinute: 0,
				desks: { create: half.map(({ id: deskId }) => ({ deskId })) },
			},
		});
}
