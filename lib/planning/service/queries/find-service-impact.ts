import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DayFacts } from "#lib/availability/availability.ts";
import { type Roster, readRosters } from "#lib/availability/queries/roster.ts";
import { dayName } from "#lib/availability/queries/rows.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import {
	type Catalog,
	onlineStations,
	type Service,
} from "#lib/catalog/catalog.ts";
import { type LengthOn, lengthOn } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { readTaken } from "#lib/planning/change/queries/rows.ts";
import { type Misfit, misfitOf } from "#lib/planning/service/rules/misfit.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	dayClock,
	type Minute,
} from "#lib/time.ts";

/** So many days of free times are counted, from the first day on. */
export const IMPACT_DAYS = 14;
/** More appointments are counted, and not listed. */
const MOST_LISTED = 200;

export interface ServiceImpact {
	/** From this day on something is different. */
	from: CivilDate;
	/** Starts that are free within these days, as it is and as it will be; by station in their order. */
	stations: readonly { stationId: number; before: number; after: number }[];
	/** Booked on these days or later, for this service. */
	booked: number;
	/** Those that could not be booked like that any more, in order of time; all of them stay. */
	misfits: readonly MisfitRow[];
	/** How many there are, listed or not. */
	misfitCount: number;
	/** Open wishes for it that nothing could fulfil on any of their days any more. */
	wishes: number;
}

interface MisfitRow {
	id: string;
	reference: string | null;
	stationId: number;
	date: CivilDate;
	start: Minute;
	minutes: number;
	services: readonly { serviceId: number; quantity: number }[];
	why: Misfit;
}

/**
 * What a change of a service does to free times and appointments, before anything is saved; nothing of it is
 * remembered.
 * @param after the service as it will be; what it is the catalogue says
 */
export async function findServiceImpact(
	actor: Actor,
	{
		catalog,
		after,
		from,
		now,
	}: {
		catalog: Catalog;
		after: Service;
		/** The first day on which something is different. */
		from: CivilDate;
		now: Temporal.Instant;
	},
): Promise<Result<ServiceImpact, "forbidden">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const services = catalog.services.map((one) =>
		one.id === after.id ? after : one,
	);
	const before = catalog.services.find(({ id }) => id === after.id);
	const lengthOfOne = (service: Service | undefined): LengthOn =>
		service ? lengthOn([{ service, quantity: 1 }], catalog.limits) : () => null;
	const misfits = await findMisfits(
		{ ...catalog, services },
		after.id,
		from,
		now,
	);
	return ok({
		from,
		stations: await countFree(
			catalog,
			after.id,
			[lengthOfOne(before), lengthOfOne(after)],
			from,
			now,
		),
		...misfits,
		wishes: await countLostWishes(after, catalog, now),
	});
}

/** As the counter sees them: whatever is released when, a longer service needs the same room. */
async function countFree(
	catalog: Catalog,
	serviceId: number,
	[before, after]: [LengthOn, LengthOn],
	from: CivilDate,
	now: Temporal.Instant,
): Promise<ServiceImpact["stations"]> {
	const stationIds = onlineStations(catalog).map(({ id }) => id);
	const dates = datesBetween(from, addDays(from, IMPACT_DAYS - 1));
	const rosters = await readRosters(db(), stationIds);
	const days = await composeDays(rosters, stationIds, dates);
	const count = (
		{ rules }: Roster,
		facts: readonly DayFacts[],
		lengthOfDay: LengthOn,
	) =>
		facts.reduce((sum, day) => {
			const minutes = lengthOfDay(day.date);
			if (minutes === null) return sum;
			const request = {
				serviceIds: [serviceId],
				minutes,
				channel: "staff" as const,
				now: now.epochMilliseconds,
			};
			const farAhead = { ...rules, horizonDays: Number.POSITIVE_INFINITY };
			return sum + freeStarts(day, farAhead, request).length;
		}, 0);
	return stationIds.flatMap((stationId) => {
		const roster = rosters.get(stationId);
		const facts = days.filter((day) => day.stationId === stationId);
		const all = facts.map((day) => day.facts);
		return roster
			? [
					{
						stationId,
						before: count(roster, all, before),
						after: count(roster, all, after),
					},
				]
			: [];
	});
}

async function findMisfits(
	catalog: Catalog,
	serviceId: number,
	from: CivilDate,
	now: Temporal.Instant,
): Promise<Pick<ServiceImpact, "booked" | "misfits" | "misfitCount">> {
	const rows = await db().appointment.findMany({
		where: {
			status: "booked",
			date: { gte: toDbDate(from) },
			services: { some: { serviceId } },
		},
		orderBy: [{ startsAt: "asc" }, { id: "asc" }],
		select: {
			id: true,
			reference: true,
			stationId: true,
			deskId: true,
			date: true,
			startsAt: true,
			endsAt: true,
			services: { select: { serviceId: true, quantity: true } },
		},
	});
	const stationIds = [...new Set(rows.map((row) => row.stationId))];
	const dates = [...new Set(rows.map(({ date }) => fromDbDate(date)))];
	const rosters = await readRosters(db(), stationIds);
	const days = new Map(
		(await composeDays(rosters, stationIds, dates)).map((day) => [
			dayName({ stationId: day.stationId, date: day.facts.date }),
			day.facts,
		]),
	);
	const misfits = rows.flatMap((row): MisfitRow[] => {
		const { id, reference, stationId, deskId, services } = row;
		const date = fromDbDate(row.date);
		const facts = days.get(dayName({ stationId, date }));
		// Whoever comes today and is late is not made anew.
		if (!facts || row.endsAt.getTime() <= now.epochMilliseconds) return [];
		const minute = dayClock(date);
		const start = minute(row.startsAt.getTime());
		const until = minute(row.endsAt.getTime());
		const selection = services.flatMap(({ serviceId, quantity }) => {
			const service = catalog.services.find((one) => one.id === serviceId);
			return service ? [{ service, quantity }] : [];
		});
		const why = misfitOf(
			{ id, deskId, from: start, until, selection },
			facts,
			catalog.limits,
		);
		return why
			? [
					{
						id,
						reference,
						stationId,
						date,
						start,
						minutes: until - start,
						services,
						why,
					},
				]
			: [];
	});
	return {
		booked: rows.length,
		misfits: misfits.slice(0, MOST_LISTED),
		misfitCount: misfits.length,
	};
}

async function composeDays(
	rosters: ReadonlyMap<number, Roster>,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<{ stationId: number; facts: DayFacts }[]> {
	const taken = await readTaken(db(), stationIds, dates);
	return stationIds.flatMap((stationId) => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		return dates.map((date) => {
			const busy = taken.get(dayName({ stationId, date })) ?? [];
			return {
				stationId,
				facts: composeDay({ ...roster, date, stationId, busy }),
			};
		});
	});
}

/** What is combined with others is judged when it is offered; here each service alone. */
async function countLostWishes(
	after: Service,
	{ limits }: Catalog,
	now: Temporal.Instant,
): Promise<number> {
	const today = civilDateOf(now);
	const rows = await db().wish.findMany({
		where: {
			endedAt: null,
			latest: { gte: toDbDate(today) },
			services: { some: { serviceId: after.id } },
		},
		select: {
			earliest: true,
			latest: true,
			services: { where: { serviceId: after.id }, select: { quantity: true } },
		},
	});
	return rows.filter(({ earliest, latest, services: [own] }) => {
		const first = fromDbDate(earliest);
		const lengthOfDay = lengthOn(
			[{ service: after, quantity: own?.quantity ?? 1 }],
			limits,
		);
		return datesBetween(
			first < today ? today : first,
			fromDbDate(latest),
		).every((day) => lengthOfDay(day) === null);
	}).length;
}
