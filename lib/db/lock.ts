import { daySource, type Source } from "#lib/finished/sources.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";
import type { Tx } from "./client.ts";

export interface DayKey {
	stationId: number;
	date: CivilDate;
}

/**
 * Locks these stations' days until the transaction ends: each write that touches days calls this
 * once, with all of them. Everybody locks in the same order (station, date) in one statement, so
 * nobody waits in a circle; what is read afterwards (READ COMMITTED) includes what the holder of the
 * lock before wrote.
 */
export async function lockDays(tx: Tx, days: readonly DayKey[]): Promise<void> {
	// Nearly always it is one day, and its row is there. Several are first made and then locked, because whoever made one
	// while holding another could wait in a circle.
	if (days.length === 1 && (await lockRows(tx, days)) === 1) return;
	const stations = days.map((day) => day.stationId);
	const dates = days.map((day) => day.date);
	await tx.$executeRaw`
		INSERT INTO station_day (station_id, date)
		SELECT * FROM unnest(${stations}::int[], ${dates}::date[]) ORDER BY 1, 2
		ON CONFLICT DO NOTHING`;
	await lockRows(tx, days);
}

/** @returns how many there are */
function lockRows(tx: Tx, days: readonly DayKey[]): Promise<number> {
	const stations = days.map((day) => day.stationId);
	const dates = days.map((day) => day.date);
	return tx.$executeRaw`
		SELECT 1 FROM station_day
		WHERE (station_id, date) IN (SELECT * FROM unnest(${stations}::int[], ${dates}::date[]))
		ORDER BY station_id, date FOR UPDATE`;
}

/** Tells readers that their cached facts of these days are stale. Call it for each day that changed. */
export async function raiseVersions(
	tx: Tx,
	days: readonly DayKey[],
): Promise<void> {
	const stations = days.map((day) => day.stationId);
	const dates = days.map((day) => day.date);
	const rows = await tx.$queryRaw<(DayKey & { version: number })[]>`
		UPDATE station_day SET version = version + 1
		WHERE (station_id, date) IN (SELECT * FROM unnest(${stations}::int[], ${dates}::date[]))
		RETURNING station_id AS "stationId", date::text, version`;
	const known = raised().get(tx) ?? new Map<Source, number>();
	for (const { stationId, date, version } of rows)
		known.set(daySource(stationId, date), version);
	raised().set(tx, known);
}

const raised = () =>
	onGlobal("raised-days", () => new WeakMap<Tx, Map<Source, number>>());

/** Which days this transaction has raised, and to what; true only once it is committed. */
export const raisedIn = (tx: Tx): ReadonlyMap<Source, number> =>
	raised().get(tx) ?? new Map();

/**
 * First of all in a transaction that changes what holds for the whole city, or its catalogue: such changes happen one after
 * another, and what is read afterwards is what the one before has left.
 */
export async function lockCity(tx: Tx): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM city WHERE id = 1 FOR NO KEY UPDATE`;
}

/**
 * Serialises everything that concerns a key (a client's holds, one hold's link) across processes; several in this order.
 * Always taken before `lockDays`, clients before holds.
 */
export async function lockKey(tx: Tx, ...keys: string[]): Promise<void> {
	await tx.$executeRaw`
		SELECT pg_advisory_xact_lock(hashtextextended(key, 0))
		FROM unnest(${keys}::text[]) WITH ORDINALITY AS wanted (key, place) ORDER BY place`;
}
