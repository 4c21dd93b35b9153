import "server-only";
import { waitClass } from "#lib/crowd/rules/waited.ts";
import { askApart } from "#lib/db/apart.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * An answer can get lost, and people press twice: for so long the same place opens the same door once more, with the same
 * rights. It gives nothing that one person alone does not have: what a pass is good for is counted.
 */
const ONCE_MORE_SECONDS = 60;

/**
 * Somebody comes in: a place does so once, and whoever shows a copy of it later does not. Counts how long they waited.
 * @param waitedSeconds null: they did not have to
 * @returns since when (epoch seconds), or "used"
 */
export async function enter(
	id: Uint8Array,
	waitedSeconds: number | null,
	now: Temporal.Instant,
): Promise<number | "used"> {
	const what = waitedSeconds === null ? null : waitClass(waitedSeconds);
	const key = Buffer.from(id);
	const {
		rows: [entered],
	} = await askApart<{ at: number }>`
		WITH entered AS (
			INSERT INTO crowd_entry (id, entered_at) VALUES (${key}::bytea, clock_timestamp())
			ON CONFLICT (id) DO NOTHING RETURNING entered_at),
		counted AS (
			INSERT INTO day_count (date, station_id, what, count)
			SELECT ${civilDateOf(now)}::date, 0, ${what}::text, 1 FROM entered WHERE ${what}::text IS NOT NULL
			ON CONFLICT (date, station_id, what) DO UPDATE SET count = day_count.count + 1)
		SELECT floor(extract(epoch FROM entered_at))::float8 AS at FROM entered`;
	if (entered) return entered.at;
	const {
		rows: [before],
	} = await askApart<{ at: number }>`
		SELECT floor(extract(epoch FROM entered_at))::float8 AS at FROM crowd_entry
		WHERE id = ${key}::bytea AND entered_at > clock_timestamp() - ${ONCE_MORE_SECONDS}::int * interval '1 s'`;
	return before?.at ?? "used";
}

/** More than anybody asks for who finds the time just taken again and again. */
const MOST_HOLDS = 12;

/** Counts that somebody with this pass asks for a time. @returns whether they still may */
export async function mayHold(id: Uint8Array): Promise<boolean> {
	const { count } = await askApart`
		INSERT INTO crowd_entry (id, entered_at, holds) VALUES (${Buffer.from(id)}::bytea, clock_timestamp(), 1)
		ON CONFLICT (id) DO UPDATE SET holds = crowd_entry.holds + 1 WHERE crowd_entry.holds < ${MOST_HOLDS}::int`;
	return count === 1;
}
