import "server-only";
import type { DeskToday } from "#lib/queue/walk/rules/anew.ts";
import { splitWalk } from "#lib/queue/walk/rules/split.ts";
import type { OpenLeg } from "#lib/queue/walk/walk.ts";
import { deskOf, type VisitRow } from "./rows.ts";

/** From when on a day's roster has somebody at a desk, by its id. Epoch milliseconds. */
export type PlannedDesks = ReadonlyMap<number, { from: number }>;

/**
 * What somebody comes for, as legs: one, unless no desk that somebody sits at or will in time does all of it.
 * @param desks all active ones, in order
 * @param by who sits down later than that comes too late: nobody is to wait hours for one desk where two do it now
 */
export function legsAt(
	{ desks }: { desks: readonly DeskRow[] },
	services: OpenLeg["services"],
	planned: PlannedDesks,
	by: number,
) {
	return splitWalk(
		services,
		desksBy(desks, planned, by).map(deskOf),
		desks.map(deskOf),
	);
}

/** Those that somebody sits at or will by then. One that pauses comes back. */
export const desksBy = <Row extends Pick<DeskRow, "id" | "presence">>(
	desks: readonly Row[],
	planned: PlannedDesks,
	by: number,
): Row[] =>
	desks.filter(
		({ id, presence }) =>
			presence !== null || (planned.get(id)?.from ?? Infinity) <= by,
	);

/** As planning anew knows them (planAnew). */
export const desksToday = (
	desks: readonly DeskRow[],
	planned: PlannedDesks,
): DeskToday[] =>
	desks.map((row) => ({
		...deskOf(row),
		isTaken: row.presence !== null,
		plannedFrom: planned.get(row.id)?.from ?? null,
	}));

/** What somebody waits for, which may come later as well; null: somebody has begun with it. */
export function waitsFor({
	status,
	services,
	forDeskId,
}: Pick<VisitRow, "status" | "forDeskId"> & {
	services: OpenLeg["services"];
}): OpenLeg | null {
	if (status !== "waiting" && status !== "parked") return null;
	return {
		services: services.map(({ serviceId, quantity }) => ({
			serviceId,
			quantity,
		})),
		deskId: forDeskId,
	};
}

type DeskRow = Parameters<typeof deskOf>[0];
