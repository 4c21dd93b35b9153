import "server-only";
import { authorise } from "#lib/auth/authorise.ts";
import type { Actor } from "#lib/auth/permission.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import type { CivilDate } from "#lib/time.ts";
import type { PlannedClosure } from "../plan.ts";

/** A closure as the planning shows it. */
export interface ClosureEntry extends PlannedClosure {
	id: number;
	desk: string | null;
	reason: string | null;
	/** Closures of one change are a series. */
	changeId: string | null;
}

/** All that closes this station, or some of it, on these days (both included), in order of date. */
export async function listClosures(
	actor: Actor,
	stationId: number,
	from: CivilDate,
	until: CivilDate,
	now: Temporal.Instant,
): Promise<
	Result<
		{
			closures: ClosureEntry[];
			openHolidays: ReadonlyMap<CivilDate, number | null>;
		},
		"forbidden"
	>
> {
	const may = await authorise(actor, "closure:write", stationId, now);
	if (!may.ok) return may;
	const rows = await db().closure.findMany({
		where: {
			OR: [{ stationId: null }, { stationId }],
			startDate: { lte: toDbDate(until) },
			endDate: { gte: toDbDate(from) },
		},
		include: {
			services: true,
			texts: { where: { locale: "de" } },
			desk: { select: { name: true } },
		},
		orderBy: [{ startDate: "asc" }, { id: "asc" }],
	});
	const holidays = await db().holidayOpening.findMany({
		where: {
			OR: [{ stationId: null }, { stationId }],
			date: { gte: toDbDate(from), lte: toDbDate(until) },
		},
		// What holds everywhere has the last word on who may take it back.
		orderBy: { stationId: { sort: "asc", nulls: "last" } },
	});
	return ok({
		closures: rows.map((row) => ({
			id: row.id,
			scope: row.scope as PlannedClosure["scope"],
			stationId: row.stationId,
			deskId: row.deskId,
			serviceIds: row.services.map(({ serviceId }) => serviceId),
			startDate: fromDbDate(row.startDate),
			endDate: fromDbDate(row.endDate),
			from: row.fromMinute,
			until: row.untilMinute,
			desk: row.desk?.name ?? null,
			reason: row.texts[0]?.reason ?? null,
			changeId: row.changeId,
		})),
		openHolidays: new Map(
			holidays.map((row) => [fromDbDate(row.date), row.stationId]),
		),
	});
}
