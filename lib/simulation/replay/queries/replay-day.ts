import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	listPastDays,
	readPastDay,
} from "#lib/queue/past/queries/read-past-day.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { inPieces, oneAtATime } from "#lib/simulation/queries/one-at-a-time.ts";
import {
	type PastWish,
	partsOf,
	replaying,
} from "#lib/simulation/replay/rules/replay.ts";
import {
	type ShownReplay,
	shownOf,
} from "#lib/simulation/replay/rules/shown.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/** So many are offered; any other can be typed. */
const SHOWN = 5;

/**
 * Plays a day that is over once more, as it was and with another plan. "not-stored": nobody was there, or it is not over;
 * "busy": too many ask this process at once.
 */
export async function replayDay(
	actor: Actor,
	{
		stationId,
		date,
		wish,
		now,
	}: {
		stationId: number;
		date: CivilDate;
		/** Null: nothing is changed. */
		wish: PastWish | null;
		now: Temporal.Instant;
	},
): Promise<Result<ShownReplay, "forbidden" | "not-stored" | "busy">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	if (date >= civilDateOf(now)) return refuse("not-stored");
	const day = await readPastDay(stationId, date);
	if (!day) return refuse("not-stored");
	const replay = await oneAtATime(() =>
		inPieces(replaying(partsOf(day), wish)),
	);
	return replay ? ok(shownOf(replay)) : refuse("busy");
}

/** The last days that can be played once more. */
export async function listReplayable(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<CivilDate[], "forbidden">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	return ok(await listPastDays(stationId, civilDateOf(now), SHOWN));
}
