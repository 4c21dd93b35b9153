import "server-only";
import { splitWalk } from "#lib/queue/walk/rules/split.ts";
import type { OpenLeg } from "#lib/queue/walk/walk.ts";
import { deskOf } from "./rows.ts";

/** When a day's roster has somebody at a desk, by its id. */
export type PlannedDesks = ReadonlyMap<number, unknown>;

/**
 * What somebody comes for, as legs: one, unless no desk that somebody sits at or will today does all of it.
 * @param desks all active ones, in order
 */
export function legsAt(
	{ desks }: { desks: readonly DeskRow[] },
	services: OpenLeg["services"],
	planned: PlannedDesks,
) {
	return splitWalk(
		services,
		desks
			// One that pauses comes back.
			.filter(({ id, presence }) => presence !== null || planned.has(id))
			.map(deskOf),
		desks.map(deskOf),
	);
}

type DeskRow = Parameters<typeof deskOf>[0];
