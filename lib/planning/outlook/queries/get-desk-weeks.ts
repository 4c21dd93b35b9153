import "server-only";
import { setImmediate } from "node:timers/promises";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Busy } from "#lib/availability/availability.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { dayName, readStretches } from "#lib/availability/queries/rows.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import {
	type DeskDay,
	deskDaysOn,
	isShown,
} from "#lib/planning/outlook/rules/desk-day.ts";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type CivilDate,
	civilDateOf,
	datesBetween,
	minuteOf,
	type Weekday,
} from "#lib/time.ts";

/** All desks of a station over some days. */
export interface StationDesks {
	stationId: number;
	/** In their order; those out of use only while somebody has an appointment there. */
	desks: readonly { desk: PlannedDesk; days: readonly DeskDay[] }[];
	/** The days worth a column: at a weekend only if there is something to show. */
	shown: ReadonlySet<CivilDate>;
}

/**
 * What each desk of these stations does on each of these days (both included), in a number of statements that depends on
 * neither of them, and why something is closed, by the closure's id.
 */
export async function getDeskWeeks(
	actor: Actor,
	stationIds: readonly number[],
	[from, until]: readonly [CivilDate, CivilDate],
	now: Temporal.Instant,
): Promise<
	Result<
		{ stations: StationDesks[]; reasons: ReadonlyMap<number, string> },
		"forbidden"
	>
> {
	for (const id of stationIds) {
		const may = await authorise(actor, "day:read", id, now);
		if (!may.ok) return may;
	}
	if (stationIds.length === 0) return refuse("forbidden");
	const dates = datesBetween(from, until);
	const rosters = await readRosters(db(), stationIds);
	const plans = await readDesks(stationIds);
	const busy = await readStretches(
		db(),
		stationIds.flatMap((stationId) =>
			dates.map((date) => ({ stationId, date })),
		),
	);
	const counts = await countAppointments(stationIds, [from, until]);
	const moment = {
		date: civilDateOf(now),
		minute: minuteOf(now),
		instant: now.epochMilliseconds,
	};
	const stations: StationDesks[] = [];
	for (const stationId of stationIds) {
		const roster = rosters.get(stationId);
		const { desks, houseDays } = plans.get(stationId) ?? NOTHING;
		if (!roster) {
			stations.push({ stationId, desks: [], shown: new Set() });
			continue;
		}
		const facts = { ...roster, stationId, houseDays };
		const busyOn = byDesk(dates, (date) =>
			busy.get(dayName({ stationId, date })),
		);
		const byDay: DeskDay[][] = [];
		for (const date of dates) {
			const of = ({ id }: PlannedDesk) => ({
				busy: busyOn.get(`${date} ${id}`) ?? [],
				appointments: counts.get(`${date} ${id}`) ?? 0,
			});
			byDay.push(deskDaysOn(facts, desks, date, of, moment));
			// Whoever books meanwhile is answered in between.
			await setImmediate();
		}
		const rows = desks
			.map((desk, index) => ({
				desk,
				days: byDay.flatMap((days) => days[index] ?? []),
			}))
			.filter(
				({ desk, days }) =>
					desk.active || days.some(({ conflicts }) => conflicts.length > 0),
			);
		const shown = dates.filter((date, index) =>
			isShown(
				date,
				rows.flatMap(({ days }) => days[index] ?? []),
				houseDays,
			),
		);
		stations.push({ stationId, desks: rows, shown: new Set(shown) });
	}
	return ok({ stations, reasons: await readReasons(stations) });
}

const NOTHING: { desks: PlannedDesk[]; houseDays: ReadonlySet<Weekday> } = {
	desks: [],
	houseDays: new Set(),
};

async function readDesks(
	stationIds: readonly number[],
): Promise<Map<number, typeof NOTHING>> {
	const rows = await db().station.findMany({
		where: { id: { in: [...stationIds] } },
		select: {
			id: true,
			buildingHours: { select: { weekday: true } },
			desks: {
				include: { services: true },
				orderBy: [{ position: "asc" }, { id: "asc" }],
			},
		},
	});
	return new Map(
		rows.map(({ id, buildingHours, desks }) => [
			id,
			{
				houseDays: new Set(
					buildingHours.map(({ weekday }) => weekday as Weekday),
				),
				desks: desks.map(({ servesAll, services, ownDays, ...desk }) => ({
					id: desk.id,
					name: desk.name,
					position: desk.position,
					active: desk.active,
					serves: servesAll ? null : services.map(({ serviceId }) => serviceId),
					ownDays: ownDays.map(fromDbDate),
				})),
			},
		]),
	);
}

function byDesk(
	dates: readonly CivilDate[],
	busyOn: (date: CivilDate) => readonly Busy[] | undefined,
): Map<string, Busy[]> {
	const found = new Map<string, Busy[]>();
	for (const date of dates)
		for (const busy of busyOn(date) ?? []) {
			const key = `${date} ${busy.deskId}`;
			const own = found.get(key) ?? [];
			own.push(busy);
			found.set(key, own);
		}
	return found;
}

/** By day and desk. */
async function countAppointments(
	stationIds: readonly number[],
	[from, until]: readonly [CivilDate, CivilDate],
): Promise<Map<string, number>> {
	const rows = await db().appointment.groupBy({
		by: ["date", "deskId"],
		where: {
			stationId: { in: [...stationIds] },
			date: { gte: toDbDate(from), lte: toDbDate(until) },
			status: { notIn: ["held", "expired", "cancelled"] },
		},
		_count: true,
	});
	return new Map(
		rows.map(({ date, deskId, _count }) => [
			`${fromDbDate(date)} ${deskId}`,
			_count,
		]),
	);
}

async function readReasons(
	stations: readonly StationDesks[],
): Promise<Map<number, string>> {
	const ids = new Set(
		stations.flatMap(({ desks }) =>
			desks.flatMap(({ days }) => days.flatMap((day) => day.closureIds)),
		),
	);
	const rows = await db().closureText.findMany({
		where: { locale: "de", closureId: { in: [...ids] } },
	});
	return new Map(rows.map(({ closureId, reason }) => [closureId, reason]));
}
