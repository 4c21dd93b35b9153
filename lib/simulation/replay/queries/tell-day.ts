import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readPastDay } from "#lib/queue/past/queries/read-past-day.ts";
import { type TellingDay, tellingDayOf } from "#lib/queue/past/rules/held.ts";
import { tellingThen } from "#lib/queue/past/rules/told-then.ts";
import { measureBefore } from "#lib/queue/waits/queries/measured.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { inPieces, oneAtATime } from "#lib/simulation/queries/one-at-a-time.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/**
 * What the forecast of today would have told everybody who came on a day that is over, by what was stored when they came
 * and measured on days before, beside what came. It takes seconds: one is told at a time, in pieces.
 */
export async function tellDay(
	actor: Actor,
	{
		stationId,
		date,
		now,
	}: { stationId: number; date: CivilDate; now: Temporal.Instant },
): Promise<Result<TellingDay, "forbidden" | "not-stored" | "busy">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	if (date >= civilDateOf(now)) return refuse("not-stored");
	const day = await readPastDay(stationId, date);
	if (!day) return refuse("not-stored");
	const told = await oneAtATime(async () =>
		inPieces(tellingThen(day, { measures: await measureBefore(date) })),
	);
	return told ? ok(tellingDayOf(told)) : refuse("busy");
}
