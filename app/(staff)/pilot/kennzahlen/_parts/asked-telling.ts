import type { Actor } from "#lib/auth/rules/permission.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { TellingDay } from "#lib/queue/past/rules/held.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { tellDay } from "#lib/simulation/replay/queries/tell-day.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/** As it stands in the address. */
export interface AskedTelling {
	station: string;
	date: string;
}

export type Telling = Result<
	{ day: TellingDay; date: CivilDate; station: string },
	| "date-invalid"
	| "date-not-over"
	| "not-stored"
	| "busy"
	| "failed"
	| "forbidden"
>;

export function askedTelling(sent: Sent): AskedTelling {
	const text = (name: string) => textOf(sent, name).trim().slice(0, 60);
	return { station: text("prognose-ort"), date: text("prognose-tag") };
}

/** Null: nobody asks. */
export async function findTelling(
	actor: Actor,
	{ station: slug, date: typed }: AskedTelling,
	/** Those whose figures this account reads. */
	stations: readonly { id: number; slug: string; shortName: string }[],
	now: Temporal.Instant,
): Promise<Telling | null> {
	if (slug === "" && typed === "") return null;
	const station = stations.find((one) => one.slug === slug);
	if (!station) return refuse("forbidden");
	const date = parseCivilDate(typed);
	if (!date) return refuse("date-invalid");
	if (date >= civilDateOf(now)) return refuse("date-not-over");
	const day = await tellDay(actor, { stationId: station.id, date, now });
	return day.ok
		? ok({ day: day.value, date, station: station.shortName })
		: day;
}
