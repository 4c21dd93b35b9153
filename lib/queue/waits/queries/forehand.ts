import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { joined, type Span } from "#lib/availability/rules/span.ts";
import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import { civilDateOf, instantAt, type Minute, minuteOf } from "#lib/time.ts";
import { getMeasures } from "./measured.ts";

/** What a forecast knows of a station before it looks who is there. */
export interface Forehand {
	measures: Measures;
	/** When the roster has somebody at each desk now, or next today (spanAt), by its id. Epoch milliseconds. */
	planned: ReadonlyMap<number, { from: number; until: number }>;
}

/** The stretch a moment lies in, else the next one: over midday a desk is closed, and nobody comes back before it opens. */
const spanAt = (windows: readonly Span[], minute: Minute): Span | undefined =>
	joined(windows).find(({ until }) => minute < until);

/** Read before a transaction begins: it asks on connections of its own. */
export async function getForehand(
	stationId: number,
	now: Temporal.Instant,
): Promise<Forehand> {
	const measures = await getMeasures(now);
	const today = civilDateOf(now);
	const [station] = await loadFacts([stationId], [today]);
	const windows = station?.days[0]?.windows ?? [];
	const at = (minute: number) => instantAt(today, minute).epochMilliseconds;
	return {
		measures,
		planned: new Map(
			[...Map.groupBy(windows, ({ deskId }) => deskId)].flatMap(([id, own]) => {
				const span = spanAt(own, minuteOf(now));
				return span
					? [[id, { from: at(span.from), until: at(span.until) }] as const]
					: [];
			}),
		),
	};
}
