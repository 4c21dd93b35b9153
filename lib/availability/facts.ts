import "server-only";
import { LRUCache } from "lru-cache";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { onGlobal } from "#lib/global.ts";
import type { CivilDate } from "#lib/time.ts";
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

/** What takes desks on these days, by `station date`; minutes of the Berlin day are computed by PostgreSQL. */
async function readBusy(
	client: Db | Tx,
	days: readonly DayKey[],
): Promise<Map<string, Busy[]>> {
	const byDay = new Map<string, Busy[]>();
	if (days.length === 0) return byDay;
	const rows = await client.$queryRaw<
		{
			id: string;
			station: number;
			date: string;
			desk: number;
			from: number;
			until: number;
			expires: number | null;
		}[]
	>`
		SELECT id::text, station_id AS station, date::text, desk_id AS desk,
			(EXTRACT(epoch FROM (starts_at AT TIME ZONE 'Europe/Berlin') - date) / 60)::int AS from,
			(EXTRACT(epoch FROM (ends_at AT TIME ZONE 'Europe/Berlin') - date) / 60)::int AS until,
			CASE status WHEN 'held' THEN (EXTRACT(epoch FROM hold_expires_at) * 1000)::float8 END AS expires
		FROM appointment
		WHERE (station_id, date) IN (SELECT * FROM unnest(
				${days.map((day) => day.stationId)}::int[], ${days.map((day) => day.date)}::date[]))
			AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')`;
	for (const { id, station, date, desk, from, until, expires } of rows) {
		const key = `${station} ${date}`;
		const list = byDay.get(key) ?? [];
		list.push({
			appointmentId: id,
			deskId: desk,
			from,
			until,
			holdExpiresAt: expires,
		});
		byDay.set(key, list);
	}
	return byDay;
}
