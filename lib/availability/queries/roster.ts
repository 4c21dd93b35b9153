import "server-only";
import type {
	BookingRules,
	Channel,
	DayDesk,
} from "#lib/availability/availability.ts";
import type { Closure } from "#lib/availability/rules/closure.ts";
import type { Draws, Opening } from "#lib/availability/rules/opening.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { CivilDate, Weekday } from "#lib/time.ts";

/** What a station's days are made of, apart from appointments. */
export interface Roster {
	rules: BookingRules;
	desks: readonly DayDesk[];
	openings: readonly Opening[];
	closures: readonly RosterClosure[];
	/** Public holidays on which it opens all the same. */
	openHolidays: ReadonlySet<CivilDate>;
	draws: Draws;
	/** The house is closed for good after this day; null: it stays. */
	lastDay: CivilDate | null;
}

/** With why, in each language that somebody has written it in. */
export type RosterClosure = Closure & {
	id: number;
	texts: readonly { locale: string; reason: string }[];
};

/** The rosters of these stations in a constant number of queries. */
export async function readRosters(
	client: Db | Tx,
	stationIds: readonly number[],
): Promise<Map<number, Roster>> {
	const ids = [...stationIds];
	const city = await client.city.findUniqueOrThrow({ where: { id: 1 } });
	const closures = await client.closure.findMany({
		where: { OR: [{ stationId: null }, { stationId: { in: ids } }] },
		include: {
			services: true,
			texts: { select: { locale: true, reason: true } },
		},
	});
	const holidays = await client.holidayOpening.findMany({
		where: { OR: [{ stationId: null }, { stationId: { in: ids } }] },
	});
	const stations = await client.station.findMany({
		where: { id: { in: ids } },
		include: {
			desks: { where: { active: true }, include: { services: true } },
			openings: { include: { desks: true } },
			draws: { select: { week: true, drawnAt: true } },
		},
	});
	return new Map(
		stations.map((station) => [
			station.id,
			{
				rules: {
					leadMinutes: station.leadMinutes,
					horizonDays: station.horizonDays,
					usefulGapMinutes: station.usefulGapMinutes,
					staffGoesOnlineDays: city.staffGoesOnlineDays,
				},
				desks: station.desks.map(({ id, servesAll, services, ownDays }) => ({
					id,
					ownDays: new Set(ownDays.map(fromDbDate)),
					serves: servesAll
						? null
						: new Set(services.map(({ serviceId }) => serviceId)),
				})),
				openings: station.openings.map(toOpening),
				closures: closures
					.filter(
						({ stationId }) => stationId === null || stationId === station.id,
					)
					.map(toClosure),
				lastDay: station.lastDay && fromDbDate(station.lastDay),
				openHolidays: new Set(
					holidays
						.filter(({ stationId }) => (stationId ?? station.id) === station.id)
						.map(({ date }) => fromDbDate(date)),
				),
				draws: new Map(
					station.draws.map(({ week, drawnAt }) => [
						fromDbDate(week),
						drawnAt?.getTime() ?? null,
					]),
				),
			},
		]),
	);
}

type Rows = Awaited<ReturnType<Db["opening"]["findMany"]>>[number];

/** As the rest of the house speaks of it. */
export function toOpening({
	fromMinute,
	untilMinute,
	desks,
	...row
}: Rows & { desks: { deskId: number }[] }): Opening {
	return {
		...row,
		deskIds: desks.map(({ deskId }) => deskId),
		kind: row.kind as Opening["kind"],
		weekday: row.weekday as Weekday | null,
		weekOfMonth: row.weekOfMonth as Opening["weekOfMonth"],
		date: row.date && fromDbDate(row.date),
		from: fromMinute,
		until: untilMinute,
		validFrom: fromDbDate(row.validFrom),
		validUntil: row.validUntil && fromDbDate(row.validUntil),
		channel: row.channel as Channel,
	};
}

type ClosureRow = Awaited<ReturnType<Db["closure"]["findMany"]>>[number];

function toClosure({
	fromMinute,
	untilMinute,
	services,
	...row
}: ClosureRow & {
	services: { serviceId: number }[];
	texts: RosterClosure["texts"];
}): RosterClosure {
	return {
		...row,
		scope: row.scope as Closure["scope"],
		serviceIds: services.map(({ serviceId }) => serviceId),
		startDate: fromDbDate(row.startDate),
		endDate: fromDbDate(row.endDate),
		from: fromMinute,
		until: untilMinute,
	};
}
