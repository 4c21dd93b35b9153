import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type Roster,
	readRosters,
	toOpening,
} from "#lib/availability/queries/roster.ts";
import { readOnlineStations } from "#lib/catalog/queries/get-catalog.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { HouseFacts } from "#lib/planning/roster/rules/conflicts.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf, type Minute, type Weekday } from "#lib/time.ts";

/** A station's roster with all that its checks and previews need. */
export interface StationRoster {
	stationId: number;
	/** What a form carries: a newer one means that somebody has saved since. */
	version: number;
	plan: RosterPlan;
	closures: Roster["closures"];
	openHolidays: Roster["openHolidays"];
	house: HouseFacts;
	/** What new openings begin with. */
	release: { daysBefore: number; minute: Minute; byLot: boolean };
}

/** The version is read first: whoever saves on an older plan is told so, never the other way round. */
export async function findRoster(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<StationRoster, "forbidden">> {
	const may = await authorise(actor, "roster:write", stationId, now);
	if (!may.ok) return may;
	const client = db();
	const station = await client.station.findUnique({
		where: { id: stationId },
		include: { buildingHours: true },
	});
	const roster = (await readRosters(client, [stationId])).get(stationId);
	if (!station || !roster) return refuse("forbidden");
	const services = await client.service.findMany({
		where: {
			bookable: true,
			OR: [{ lastDay: null }, { lastDay: { gte: toDbDate(civilDateOf(now)) } }],
		},
		orderBy: { position: "asc" },
		select: { id: true },
	});
	return ok({
		stationId,
		version: station.version,
		plan: await readPlan(client, stationId),
		closures: roster.closures,
		openHolidays: roster.openHolidays,
		release: {
			daysBefore: station.releaseDaysBefore,
			minute: station.releaseMinute,
			byLot: station.byLot,
		},
		house: {
			now,
			rules: roster.rules,
			isOnline: (await readOnlineStations(client, now)).includes(stationId),
			walkInShare: station.walkInShare,
			serviceIds: services.map(({ id }) => id),
			buildingHours: station.buildingHours.map((hours) => ({
				weekday: hours.weekday as Weekday,
				from: hours.fromMinute,
				until: hours.untilMinute,
			})),
		},
	});
}

/** The whole roster as it is saved. Rosters are no secret; who may write one is asked elsewhere. */
async function readPlan(
	client: Db | Tx,
	stationId: number,
): Promise<RosterPlan> {
	const desks = await client.desk.findMany({
		where: { stationId },
		include: { services: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
	const openings = await client.opening.findMany({
		where: { stationId },
		include: { desks: true },
		orderBy: { id: "asc" },
	});
	return {
		desks: desks.map(({ servesAll, services, ownDays, ...desk }) => ({
			id: desk.id,
			name: desk.name,
			position: desk.position,
			active: desk.active,
			serves: servesAll ? null : services.map(({ serviceId }) => serviceId),
			ownDays: ownDays.map(fromDbDate).sort(),
		})),
		openings: openings.map(toOpening),
	};
}

/** The roster of another station, to copy it. */
export function findPlanToCopy(stationId: number): Promise<RosterPlan> {
	return readPlan(db(), stationId);
}
