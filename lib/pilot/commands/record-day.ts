import "server-only";
import { loadFacts } from "#lib/availability/facts.ts";
import { listFreeDays } from "#lib/availability/queries.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { defaultLocale } from "#lib/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	dayClock,
	daysBetween,
	minuteOf,
} from "#lib/time.ts";
import { capacityOf } from "../capacity.ts";

/** From then on the first free time of a day is recorded: before, mornings would look better than they are. */
const NOON = 720;

/** Once a day, for each station that takes appointments online: in how many days each service may first be had. */
export async function recordLeadTimes(now: Temporal.Instant): Promise<void> {
	if (minuteOf(now) < NOON) return;
	const today = civilDateOf(now);
	const date = toDbDate(today);
	if ((await db().leadTime.count({ where: { date } })) > 0) return;
	const catalog = await getCatalog(defaultLocale, now);
	const stations = onlineStations(catalog);
	const horizon = Math.max(0, ...stations.map((one) => one.horizonDays));
	const rows: LeadTimeRow[] = [];
	for (const service of catalog.services.filter((one) => one.bookable)) {
		const found = await listFreeDays({
			stationIds: stations.map(({ id }) => id),
			serviceIds: [service.id],
			minutes: service.durationMinutes,
			channel: "online",
			from: today,
			until: addDays(today, horizon),
			now,
		});
		for (const { stationId, days } of found) {
			const first = days[0]?.date;
			rows.push({
				stationId,
				date,
				serviceId: service.id,
				days: first ? daysBetween(today, first) : null,
			});
		}
	}
	await db().leadTime.createMany({ data: rows, skipDuplicates: true });
}

type LeadTimeRow = Prisma.LeadTimeCreateManyInput;

/** How much of each channel's time was taken on these days, which are over; a day that is recorded stays as it is. */
export async function recordCapacity(
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	const recorded = await db().capacityFigure.findMany({
		where: { date: { gte: toDbDate(from), lte: toDbDate(until) } },
		distinct: ["date"],
		select: { date: true },
	});
	const known = new Set(recorded.map(({ date }) => date.getTime()));
	const dates = datesBetween(from, until).filter(
		(date) => !known.has(toDbDate(date).getTime()),
	);
	if (dates.length === 0) return;
	const stations = await db().station.findMany({ select: { id: true } });
	const ids = stations.map(({ id }) => id);
	const taken = await listTaken(ids, dates);
	const walkIns = await listWalkInMinutes(dates);
	const rows = (await loadFacts(ids, dates)).flatMap(({ stationId, days }) =>
		days.flatMap(({ date, windows }) => {
			const key = `${stationId} ${date}`;
			return [...capacityOf(windows, taken.get(key) ?? [])].map(
				([channel, { openMinutes, bookedMinutes }]) => ({
					stationId,
					date: toDbDate(date),
					channel,
					openMinutes,
					bookedMinutes:
						channel === "walk-in" ? (walkIns.get(key) ?? 0) : bookedMinutes,
				}),
			);
		}),
	);
	await db().capacityFigure.createMany({ data: rows, skipDuplicates: true });
}

async function listTaken(
	stationIds: readonly number[],
	dates: readonly CivilDate[],
) {
	const rows = await db().$queryRaw<
		{ key: string; date: CivilDate; desk: number; from: Date; until: Date }[]
	>`
		SELECT station_id || ' ' || date AS key, date::text, desk_id AS desk, starts_at AS from, ends_at AS until
		FROM appointment
		WHERE station_id = ANY(${[...stationIds]}::int[]) AND date = ANY(${[...dates]}::date[])
			AND status NOT IN ('held', 'expired', 'cancelled')`;
	const clocks = new Map(dates.map((date) => [date, dayClock(date)]));
	return Map.groupBy(
		rows.map(({ key, date, desk, from, until }) => {
			const minute = clocks.get(date) ?? dayClock(date);
			return {
				key,
				deskId: desk,
				from: minute(from.getTime()),
				until: minute(until.getTime()),
			};
		}),
		({ key }) => key,
	);
}

/** Served without an appointment, by station and day. */
async function listWalkInMinutes(
	dates: readonly CivilDate[],
): Promise<Map<string, number>> {
	const rows = await db().$queryRaw<{ key: string; minutes: number }[]>`
		SELECT station_id || ' ' || date AS key, (sum(service_seconds) / 60)::int AS minutes
		FROM visit_figure WHERE date = ANY(${[...dates]}::date[]) AND NOT booked GROUP BY 1`;
	return new Map(rows.map(({ key, minutes }) => [key, minutes]));
}
