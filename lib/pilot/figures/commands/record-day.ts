import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { offeredServices, onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { capacityOf } from "#lib/pilot/figures/rules/capacity.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	dayClock,
	daysBetween,
	minuteOf,
} from "#lib/time.ts";

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
	for (const service of offeredServices(catalog).filter(
		(one) => one.bookable,
	)) {
		const found = await listFreeDays({
			stationIds: stations.map(({ id }) => id),
			...askedFor([{ service, quantity: 1 }], catalog.limits),
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

/**
 * How much of each channel's time is taken today, again and again while the day goes on: what was offered on a day is
 * what the roster and its closures said then, whatever is planned later.
 */
export async function recordCapacity(today: CivilDate): Promise<void> {
	const rows = await capacityOn([today]);
	const date = toDbDate(today);
	await db().$transaction(async (tx) => {
		await lockKey(tx, "capacity");
		await tx.capacityFigure.deleteMany({ where: { date } });
		await tx.capacityFigure.createMany({ data: rows });
	});
}

/**
 * Days that are over: one that nobody recorded while it went on (nothing ran) is taken as the roster says now, all others
 * stay. Walk-ins were not all served when the day was last looked at: these are counted anew.
 */
export async function settleCapacity(
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	const dates = datesBetween(from, until);
	const recorded = await db().capacityFigure.findMany({
		where: { date: { gte: toDbDate(from), lte: toDbDate(until) } },
		distinct: ["date"],
		select: { date: true },
	});
	const known = new Set(recorded.map(({ date }) => date.getTime()));
	const missing = dates.filter((date) => !known.has(toDbDate(date).getTime()));
	const rows = missing.length > 0 ? await capacityOn(missing) : [];
	await db().capacityFigure.createMany({ data: rows, skipDuplicates: true });
	await db().$executeRaw`
		UPDATE capacity_figure c SET booked_minutes = v.minutes, people = v.people FROM (
			SELECT station_id, date, (sum(service_seconds) / 60)::int AS minutes, count(*)::int AS people
			FROM visit_figure WHERE date BETWEEN ${from}::date AND ${until}::date AND NOT booked AND service_seconds > 0
			GROUP BY 1, 2) v
		WHERE c.channel = 'walk-in' AND c.station_id = v.station_id AND c.date = v.date`;
}

async function capacityOn(
	dates: readonly CivilDate[],
): Promise<Prisma.CapacityFigureCreateManyInput[]> {
	const stations = await db().station.findMany({ select: { id: true } });
	const ids = stations.map(({ id }) => id);
	const taken = await listTaken(ids, dates);
	const facts = await loadFacts(ids, dates);
	return facts.flatMap(({ stationId, days }) =>
		days.flatMap(({ date, windows }) =>
			[...capacityOf(windows, taken.get(`${stationId} ${date}`) ?? [])].map(
				([channel, { openMinutes, bookedMinutes, people }]) => ({
					stationId,
					date: toDbDate(date),
					channel,
					openMinutes,
					...(channel === "walk-in"
						? { bookedMinutes: 0, people: 0 }
						: { bookedMinutes, people }),
				}),
			),
		),
	);
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
