import "server-only";
import { LRUCache } from "lru-cache";
import type { Db, Tx } from "#lib/db/client.ts";
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

/** The facts of all these days; three queries when nothing is cached but versions changed, one when all is. */
export async function loadFacts(
	client: Db | Tx,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<StationFacts[]> {
	const versions = await readVersions(client, stationIds, dates);
	const rosters = await rostersOf(client, stationIds, versions);
	const keys = stationIds.flatMap((stationId) =>
		dates.map((date) => ({
			stationId,
			date,
			key: `${versions.roster(stationId)} ${date} ${versions.day(stationId, date)}`,
		})),
	);
	const cache = dayCache();
	const facts = new Map<string, DayFacts>();
	for (const { key } of keys) {
		const known = cache.get(key);
		if (known) facts.set(key, known);
	}
	const missing = keys.filter(({ key }) => !facts.has(key));
	const busy = await readBusy(client, missing);
	for (const { stationId, date, key } of missing) {
		const roster = rosters.get(stationId);
		if (!roster) continue;
		const day = composeDay({
			date,
			stationId,
			...roster,
			busy: busy.get(`${stationId} ${date}`) ?? [],
		});
		facts.set(key, day);
		cache.set(key, day);
	}
	return stationIds.flatMap((stationId) => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		const days = keys
			.filter((entry) => entry.stationId === stationId)
			.flatMap(({ key }) => facts.get(key) ?? []);
		return [{ stationId, rules: roster.rules, days }];
	});
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
		cache.set(versions.roster(id), roster);
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
