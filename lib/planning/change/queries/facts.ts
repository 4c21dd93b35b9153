import "server-only";
import type { Busy, DayFacts } from "#lib/availability/availability.ts";
import { type Roster, readRosters } from "#lib/availability/queries/roster.ts";
import { dayName } from "#lib/availability/queries/rows.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { readOnlineStations } from "#lib/catalog/queries/get-catalog.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";
import { changedDates, datesAround } from "#lib/planning/change/rules/days.ts";
import { type ChangedDay, lostBy } from "#lib/planning/change/rules/impact.ts";
import type { House } from "#lib/planning/change/rules/nearest.ts";
import { applyChange, type PlacedChange } from "#lib/planning/planning.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import { readStanding, readTaken, type StandingRow } from "./rows.ts";

/** What a change does, before any way on is looked for. */
export interface Losses {
	/** All that the change touches, also days on which nobody loses anything. */
	days: readonly ChangedDay[];
	/** In order of time. */
	lost: readonly StandingRow[];
	/** Everybody booked on these days, and open holds. */
	standing: readonly StandingRow[];
	rosters: ReadonlyMap<number, Roster>;
	today: CivilDate;
	/** The last day that can be booked or is. */
	last: CivilDate;
}

/** Reads the days a change touches, before and after it. For the last word the caller holds their locks. */
export async function readLosses(
	client: Db | Tx,
	placed: PlacedChange,
	now: Temporal.Instant,
): Promise<Losses> {
	const stationIds = await concernedStations(client, placed);
	const rosters = await readRosters(client, stationIds);
	const today = civilDateOf(now);
	const last = await lastDay(client, stationIds, rosters, today);
	const closures = [...rosters.values()].flatMap((roster) => roster.closures);
	const dates = changedDates(placed.change, closures, { today, last }, now);
	const taken = await readTaken(client, stationIds, dates);
	const days = stationIds.flatMap((stationId): ChangedDay[] => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		const after = applyChange(roster, stationId, placed, now);
		return dates.map((date) => {
			const busy = taken.get(dayName({ stationId, date })) ?? [];
			return {
				stationId,
				before: composeDay({ ...roster, date, stationId, busy }),
				after: composeDay({ ...after, date, stationId, busy }),
			};
		});
	});
	const standing = await readStanding(client, stationIds, dates, now);
	const booked = standing.filter(({ status }) => status === "booked");
	const openCases = new Map<string, CaseStatus>(
		booked.flatMap(({ id, openCase }) => (openCase ? [[id, openCase]] : [])),
	);
	return {
		days,
		lost: lostBy(days, booked, openCases),
		standing,
		rosters,
		today,
		last,
	};
}

/** New times are looked for so many days before and after, at the own station and at others. */
const OWN_DAYS = { before: 7, after: 21 };
const OTHER_DAYS = { before: 3, after: 5 };

/** The stations where those who lose their desk might go, as they will be after the change. */
export async function readHouses(
	client: Db | Tx,
	{ lost, today, last }: Pick<Losses, "lost" | "today" | "last">,
	placed: PlacedChange,
	now: Temporal.Instant,
): Promise<House[]> {
	if (lost.length === 0) return [];
	const bookable = await readOnlineStations(client, now);
	const own = new Set(lost.map(({ stationId }) => stationId));
	const stationIds = [...new Set([...own, ...bookable])];
	const rosters = await readRosters(client, stationIds);
	const lostDates = [...new Set(lost.map(({ date }) => date))];
	const range = { today, last };
	const ownDates = datesAround(
		lostDates,
		OWN_DAYS.before,
		OWN_DAYS.after,
		range,
	);
	const otherDates = datesAround(
		lostDates,
		OTHER_DAYS.before,
		OTHER_DAYS.after,
		range,
	);
	const taken = await readTaken(client, stationIds, ownDates);
	const ends = await readEnds(client, lost);
	return stationIds.flatMap((stationId): House[] => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		const dates = own.has(stationId) ? ownDates : otherDates;
		const days = composePlanned(stationId, roster, dates, taken, placed, now);
		return [
			{
				stationId,
				rules: roster.rules,
				days: days.map((facts) => withoutEnded(facts, ends)),
			},
		];
	});
}

interface ServiceEnd {
	id: number;
	lastDay: CivilDate;
}

/** Until when those services are offered that somebody loses a time for; those without an end are not in it. */
async function readEnds(
	client: Db | Tx,
	lost: Losses["lost"],
): Promise<ServiceEnd[]> {
	const ids = [...new Set(lost.flatMap(({ serviceIds }) => serviceIds))];
	const rows = await client.service.findMany({
		where: { id: { in: ids }, lastDay: { not: null } },
		select: { id: true, lastDay: true },
	});
	return rows.flatMap(({ id, lastDay }) =>
		lastDay ? [{ id, lastDay: fromDbDate(lastDay) }] : [],
	);
}

/** After its last day nobody is sent to a service that they have booked before. */
function withoutEnded(facts: DayFacts, ends: readonly ServiceEnd[]): DayFacts {
	const ended = ends.filter(({ lastDay }) => facts.date > lastDay);
	if (ended.length === 0) return facts;
	const serviceIds = new Set(ended.map(({ id }) => id));
	return {
		...facts,
		serviceClosures: [
			...facts.serviceClosures,
			{ serviceIds, from: 0, until: 1440 },
		],
	};
}

/** Days as they will be. */
function composePlanned(
	stationId: number,
	roster: Roster,
	dates: readonly CivilDate[],
	taken: ReadonlyMap<string, readonly Busy[]>,
	placed: PlacedChange,
	now: Temporal.Instant,
): DayFacts[] {
	const after = applyChange(roster, stationId, placed, now);
	return dates.map((date) => {
		const busy = taken.get(dayName({ stationId, date })) ?? [];
		return composeDay({ ...after, date, stationId, busy });
	});
}

async function concernedStations(
	client: Db | Tx,
	{ stationId }: PlacedChange,
): Promise<number[]> {
	if (stationId !== null) return [stationId];
	const rows = await client.station.findMany({
		select: { id: true },
		orderBy: { id: "asc" },
	});
	return rows.map(({ id }) => id);
}

/** Nothing can be booked beyond the horizon; what is booked all the same was booked under a longer one. */
async function lastDay(
	client: Db | Tx,
	stationIds: readonly number[],
	rosters: ReadonlyMap<number, Roster>,
	today: CivilDate,
): Promise<CivilDate> {
	const horizon = Math.max(
		0,
		...[...rosters.values()].map(({ rules }) => rules.horizonDays),
	);
	const reach = addDays(today, horizon);
	const latest = await client.appointment.findFirst({
		where: {
			stationId: { in: [...stationIds] },
			status: { in: ["booked", "held"] },
			date: { gt: toDbDate(reach) },
		},
		orderBy: { date: "desc" },
		select: { date: true },
	});
	return latest ? fromDbDate(latest.date) : reach;
}
