import "server-only";
import { askApart } from "#lib/db/apart.ts";

/**
 * Places at the end, for several people at once.
 * @returns the first of them
 */
export async function takePlaces(count: number): Promise<number> {
	const {
		rows: [row],
	} = await askApart<{ last: number }>`
		UPDATE crowd_room SET last_place = last_place + ${count}::int WHERE id = 1 RETURNING last_place AS last`;
	if (!row) throw new Error("There is no waiting room in the database.");
	return row.last - count + 1;
}

/**
 * Lots for several people who came before a release.
 * @param release epoch seconds
 * @returns false: it has been drawn just now, and they are too late for it
 */
export async function takeLots(
	release: number,
	count: number,
): Promise<boolean> {
	const taken = await askApart`
		INSERT INTO crowd_draw (release_at, entries) VALUES (to_timestamp(${release}::float8), ${count}::int)
		ON CONFLICT (release_at) DO UPDATE SET entries = crowd_draw.entries + excluded.entries
		WHERE crowd_draw.seed IS NULL`;
	return taken.count === 1;
}
