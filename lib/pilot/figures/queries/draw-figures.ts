import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import {
	type Cell,
	countCell,
	shareCell,
} from "#lib/pilot/figures/rules/cell.ts";
import type { Period } from "#lib/pilot/figures/rules/period.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, type CivilDate, instantAt } from "#lib/time.ts";

/** What chance people had in a draw; few are not told. */
export interface DrawFigure {
	id: number;
	stationId: number;
	/** The Monday of the week that it gave out. */
	week: CivilDate;
	/** Households that took part. */
	entries: Cell;
	winners: Cell;
	chance: Cell;
}

/** The draws made between two days, both included, the newest first. */
export async function listDrawFigures(
	actor: Actor,
	{ period, stationIds }: { period: Period; stationIds: readonly number[] },
	now: Temporal.Instant,
): Promise<Result<DrawFigure[], "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	if (!allowed.ok) return allowed;
	const rows = await db().draw.findMany({
		where: {
			stationId: {
				in: stationIds.filter((id) => may(actor, "figures:read", id)),
			},
			drawnAt: {
				gte: toDbInstant(instantAt(period.from, 0)),
				lt: toDbInstant(instantAt(addDays(period.until, 1), 0)),
			},
		},
		select: {
			id: true,
			stationId: true,
			week: true,
			entries: true,
			winners: true,
		},
		orderBy: [{ week: "desc" }, { stationId: "asc" }],
	});
	return ok(
		rows.map(({ id, stationId, week, ...row }) => {
			const entries = row.entries ?? 0;
			const winners = row.winners ?? 0;
			return {
				id,
				stationId,
				week: fromDbDate(week),
				entries: countCell(entries),
				winners: countCell(winners),
				chance: shareCell(winners, entries),
			};
		}),
	);
}
