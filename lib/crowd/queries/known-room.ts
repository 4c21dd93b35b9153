import "server-only";
import { type Draw, type KnownRoom, UNKNOWN_ROOM } from "#lib/crowd/crowd.ts";
import { askApart } from "#lib/db/apart.ts";
import { onGlobal } from "#lib/runtime/global.ts";

const known = () =>
	onGlobal("crowd-room", () => ({
		room: UNKNOWN_ROOM as KnownRoom,
		heardAt: Number.NEGATIVE_INFINITY,
	}));

/** A server that has much to do reads late. */
const SILENT_MS = 10_000;

/** Whether the room could not be read for so long that the database must be away. */
export const isRoomLost = (): boolean =>
	performance.now() - known().heardAt > SILENT_MS;

/** The room as this process read it last: no query. While the database is away it is what it was. */
export const knownRoom = (): KnownRoom => known().room;

/** Reads it anew; each server does so once a second. */
export async function readRoom(): Promise<KnownRoom> {
	const {
		rows: [row],
	} = await askApart<Row>`
		SELECT mode, draw_minutes AS "drawMinutes", last_place AS "lastPlace", let_in_until AS "letInUntil", rate, recently, lately,
			coalesce(sold_out_at > clock_timestamp() - interval '15 s', false) AS "isSoldOut",
			(extract(epoch FROM on_since) * 1000)::float8 AS "onSince",
			(extract(epoch FROM calm_since) * 1000)::float8 AS "calmSince",
			(extract(epoch FROM release_at) * 1000)::float8 AS "releaseAt",
			(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "readAt",
			(SELECT coalesce(json_agg(json_build_object('release', extract(epoch FROM release_at)::bigint,
				'entries', entries, 'base', base, 'seed', encode(seed, 'hex'))), '[]') FROM crowd_draw) AS draws
		FROM crowd_room WHERE id = 1`;
	if (!row) return knownRoom();
	const { draws, ...rest } = row;
	const room: KnownRoom = { ...rest, draws: draws.map(toDraw) };
	Object.assign(known(), { room, heardAt: performance.now() });
	return room;
}

type Row = Omit<KnownRoom, "draws"> & { draws: readonly DrawRow[] };

interface DrawRow {
	release: number;
	entries: number;
	base: number | null;
	seed: string | null;
}

const toDraw = ({ release, entries, base, seed }: DrawRow): Draw => ({
	release,
	entries,
	drawn:
		base === null || seed === null
			? null
			: { base, seed: Buffer.from(seed, "hex") },
});
