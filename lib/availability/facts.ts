import "server-only";
import { LRUCache } from "lru-cache";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { onGlobal } from "#lib/global.ts";
import { type CivilDate, minutesOn } from "#lib/time.ts";
import { composeDay } from "./compose.ts";
import type { Busy, DayFacts } from "./day.ts";
import { type Roster, readRosters } from "./roster.ts";

/** A station with the facts of its days. */
export interface StationFacts {
	stationId: number;
	rules: Roster["rules"];
	days: readonly DayFacts[];
}

/**
 * Cached are raw facts, never free times: they hold no `now`. Keys carry the versions, which are read
 * *before* the data: what is newer than its key is only read once more, never the other way round.
 */
const rosterCache = () =>
	onGlobal("rosters", () => new LRUCache<string, Roster>({ max: 100 }));
/** Seven stations × a horizon of some 13 weeks, several times over. */
const dayCache = () =>
	onGlobal("days", () => new LRUCache<string, DayFacts>({ max: 5_000 }));

/** The facts of all these days for readers: one query when nothing changed, two when days did. */
export async function loadFacts(
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<StationFacts[]> {
	const client = db();
	const versions = await readVersions(client, stationIds, dates);
	const rosters = await rostersOf(client, stationIds, versions, true);
	const cache = dayCache();
	const keyOf = ({ stationId, date }: DayKey) =>
		`${versions.roster(stationId)} ${date} ${versions.day(stationId, date)}`;
	const days = stationIds.flatMap((stationId) =>
		dates.map((date) => ({ stationId, date })),
	);
	const known = new Map(days.map((day) => [day, cache.get(keyOf(day))]));
	const missing = days.filter((day) => !known.get(day));
	for (const [day, facts] of await readDays(client, missing, rosters)) {
		known.set(day, facts);
		cache.set(keyOf(day), facts);
	}
	return stationIds.flatMap((stationId) => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		const own = days.filter((day) => day.stationId === stationId);
		const facts = own.flatMap((day) => known.get(day) ?? []);
		return [{ stationId, rules: roster.rules, days: facts }];
	});
}

/**
 * The facts of one day for whoever holds its lock. They never enter the cache: a version that this
 * transaction raised may be rolled back, and the next one to get the same number tells another story.
 */
export async function loadLockedDay(
	tx: Tx,
	day: DayKey,
): Promise<{ rules: Roster["rules"]; facts: DayFacts } | null> {
	const versions = await readVersions(tx, [day.stationId], [day.date]);
	const rosters = await rostersOf(tx, [day.stationId], versions, false);
	const roster = rosters.get(day.stationId);
	const facts = (await readDays(tx, [day], rosters)).get(day);
	return roster && facts ? { rules: roster.rules, facts } : null;
}

async function readDays(
	client: Db | Tx,
	days: readonly DayKey[],
	rosters: ReadonlyMap<number, Roster>,
): Promise<Map<DayKey, DayFacts>> {
	const busy = await readBusy(client, days);
	return new Map(
		days.flatMap((day) => {
			const roster = rosters.get(day.stationId);
			if (!roster) return [];
			const taken = busy.get(`${day.stationId} ${day.date}`) ?? [];
			return [[day, composeDay({ ...day, ...roster, busy: taken })]];
		}),
	);
}

interface Versions {
	roster(stationId: number): string;
	day(stationId: number, date: CivilDate): number;
}

/** All versions of the range in one query. A day without a row has never been touched: version 0. */
async function readVersions(
	client: Db | Tx,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<Versions> {
	const rows = await client.$queryRaw<
		{
			id: number;
			station: number;
			city: number;
			date: string | null;
			day: number | null;
		}[]
	>`
		SELECT s.id, s.version AS station, c.version AS city, d.date::text, d.version AS day
		FROM station s CROSS JOIN city c
		LEFT JOIN station_day d ON d.station_id = s.id AND d.date = ANY(${[...dates]}::date[])
		WHERE s.id = ANY(${[...stationIds]}::int[])`;
	const days = new Map(rows.map((row) => [`${row.id} ${row.date}`, row.day]));
	const rosters = new Map(
		rows.map((row) => [row.id, `${row.id} ${row.station} ${row.city}`]),
	);
	return {
		roster: (stationId) => rosters.get(stationId) ?? "",
		day: (stationId, date) => days.get(`${stationId} ${date}`) ?? 0,
	};
}

async function rostersOf(
	client: Db | Tx,
	stationIds: readonly number[],
	versions: Versions,
	remember: boolean,
): Promise<Map<number, Roster>> {
	const cache = rosterCache();
	const known = new Map<number, Roster>();
	for (const id of stationIds) {
		const roster = cache.get(versions.roster(id));
		if (roster) known.set(id, roster);
	}
	const missing = stationIds.filter((id) => !known.has(id));
	if (missing.length === 0) return known;
	for (const [id, roster] of await readRosters(client, missing)) {
		known.set(id, roster);
		if (remember) cache.set(versions.roster(id), roster);
	}
	return known;
}

/**
 * What takes desks on these days, by `station date`. PostgreSQL packs each day into one row of lists: a
 * month of the whole city is tens of thousands of appointments, and as rows they would take four times as long.
 */
async function readBusy(
	client: Db | Tx,
	days: readonly DayKey[],
): Promise<Map<string, Busy[]>> {
	if (days.length === 0) return new Map();
	const rows = await client.$queryRaw<PackedDay[]>`
		SELECT day.station, day.date::text, busy.*
		FROM unnest(${days.map((day) => day.stationId)}::int[], ${days.map((day) => day.date)}::date[])
			AS day (station, date)
		CROSS JOIN LATERAL (
			SELECT string_agg(id::text, '') AS ids, array_agg(desk_id)::text AS desks,
				array_agg((date_part('epoch', starts_at) / 60)::int)::text AS starts,
				array_agg((date_part('epoch', ends_at) / 60)::int)::text AS ends,
				array_agg(CASE status WHEN 'held' THEN (date_part('epoch', hold_expires_at) * 1000)::int8 ELSE 0 END)::text AS expiries
			FROM appointment
			WHERE station_id = day.station AND date = day.date
				AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')) busy
		WHERE busy.ids IS NOT NULL`;
	return new Map(
		rows.map((row) => [`${row.station} ${row.date}`, unpack(row)]),
	);
}

/** Lists of the same length and order; `{1,2,3}` is how PostgreSQL writes an array. */
interface PackedDay {
	station: number;
	date: CivilDate;
	/** One UUID after the other. */
	ids: string;
	desks: string;
	/** Minutes since 1970. */
	starts: string;
	ends: string;
	/** Epoch milliseconds; 0 for everything that is not a hold. */
	expiries: string;
}

const UUID_LENGTH = 36;

function unpack(day: PackedDay): Busy[] {
	const list = (text: string): number[] => JSON.parse(`[${text.slice(1, -1)}]`);
	const minuteOf = minutesOn(day.date);
	const starts = list(day.starts);
	const ends = list(day.ends);
	const expiries = list(day.expiries);
	return list(day.desks)
		.map((deskId, index) => ({
			appointmentId: day.ids.slice(
				index * UUID_LENGTH,
				(index + 1) * UUID_LENGTH,
			),
			deskId,
			from: minuteOf(starts[index] ?? 0),
			until: minuteOf(ends[index] ?? 0),
			holdExpiresAt: expiries[index] || null,
		}))
		.sort((a, b) => a.deskId - b.deskId || a.from - b.from);
}
