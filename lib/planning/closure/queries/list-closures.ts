import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { PlannedClosure } from "#lib/planning/planning.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/** A closure as the planning shows it. */
interface ClosureEntry extends PlannedClosure {
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
		include: WITH_WORDS,
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
		closures: rows.map(entryOf),
		openHolidays: new Map(
			holidays.map((row) => [fromDbDate(row.date), row.stationId]),
		),
	});
}

const WITH_WORDS = {
	services: true,
	texts: { where: { locale: "de" } },
	desk: { select: { name: true } },
} as const;

/** One closure of this station or of the city, with the others of its series that are not over. */
export async function findClosure(
	actor: Actor,
	stationId: number,
	/** As an address gives it. */
	id: string,
	now: Temporal.Instant,
): Promise<
	Result<
		{
			closure: ClosureEntry;
			/** Its own among them. */
			seriesIds: number[];
		},
		"forbidden" | "unknown-closure"
	>
> {
	const may = await authorise(actor, "closure:write", stationId, now);
	if (!may.ok) return may;
	const row = /^\d{1,9}$/.test(id)
		? await db().closure.findFirst({
				where: {
					id: Number(id),
					OR: [{ stationId: null }, { stationId }],
				},
				include: WITH_WORDS,
			})
		: null;
	if (!row) return refuse("unknown-closure");
	const today = toDbDate(civilDateOf(now));
	const series = row.changeId
		? await db().closure.findMany({
				where: { changeId: row.changeId, endDate: { gte: today } },
				select: { id: true },
			})
		: [];
	return ok({
		closure: entryOf(row),
		seriesIds: [...new Set([row.id, ...series.map(({ id }) => id)])],
	});
}

function entryOf(row: {
	id: number;
	scope: string;
	stationId: number | null;
	deskId: number | null;
	services: { serviceId: number }[];
	startDate: Date;
	endDate: Date;
	fromMinute: number | null;
	untilMinute: number | null;
	desk: { name: string } | null;
	texts: { reason: string }[];
	changeId: string | null;
}): ClosureEntry {
	return {
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
	};
}
