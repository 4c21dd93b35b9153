import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";
import { getMeasures } from "./measured.ts";

/** What a forecast knows of a station before it looks who is there. */
export interface Forehand {
	measures: Measures;
	/** From when until when the roster of today has somebody at each desk, by its id. Epoch milliseconds. */
	planned: ReadonlyMap<number, { from: number; until: number }>;
}

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
			[...Map.groupBy(windows, ({ deskId }) => deskId)].map(([id, own]) => [
				id,
				{
					from: at(Math.min(...own.map(({ from }) => from))),
					until: at(Math.max(...own.map(({ until }) => until))),
				},
			]),
		),
	};
}
