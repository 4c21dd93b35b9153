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
import { workedOut } from "./worked-out.ts";

/**
 * What the forecast of today would have told everybody who came on a day that is over, by what was stored when they came
 * and measured on days before, beside what came. It takes seconds: one is told at a time, in pieces, and kept until the
 * next day, when what is stored may have been forgotten.
 */
export async function tellDay(
	actor: Actor,
	{
		stationId,
		date,
		now,
		patienceMs,
	}: {
		stationId: number;
		date: CivilDate;
		now: Temporal.Instant;
		/** So long whoever asks waits; left out: as long as somebody looks at an empty page. */
		patienceMs?: number;
	},
): Promise<Result<TellingDay, "forbidden" | "not-stored" | "busy" | "failed">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const today = civilDateOf(now);
	if (date >= today) return refuse("not-stored");
	const key = `told ${stationId} ${date} ${today}`;
	const answer = await workedOut(
		{ key, account: actor.userId, patienceMs },
		() =>
			oneAtATime(async (): Promise<{ day: TellingDay | null }> => {
				const day = await readPastDay(stationId, date);
				if (!day) return { day: null };
				const measures = await measureBefore(date);
				const told = await inPieces(tellingThen(day, { measures }));
				return { day: tellingDayOf(told) };
			}),
	);
	if (typeof answer === "string") return refuse(answer);
	return answer.day ? ok(answer.day) : refuse("not-stored");
}
