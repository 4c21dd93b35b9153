import "server-only";
import { LRUCache } from "lru-cache";
import type { Busy, DayFacts } from "#lib/availability/availability.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { readNear } from "#lib/db/replica.ts";
import { reading } from "#lib/finished/recording.ts";
import {
	daySource,
	type Source,
	stationSource,
} from "#lib/finished/sources.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";
import { type Roster, readRosters } from "./roster.ts";
import { dayName, readBusy, readStretches } from "./rows.ts";

/** A station with the facts of its days. */
export interface StationFacts {
	stationId: number;
	rules: Roster["rules"];
	days: readonly DayFacts[];
}

/**
 * Cached are raw facts, never free times: they hold no `now`. Beside them stand the versions, which are read
 * *before* the data: what is newer than its version is only read once more, never the other way round.
 */
const rosterCache = () =>
	onGlobal("rosters", () => new LRUCache<string, Roster>({ max: 100 }));
/**
 * Each day once, with its version beside it: a booking replaces what was known of its day instead of leaving it behind.
 * Seven stations × a horizon of some 13 weeks, and room for more.
 */
type DayCache<Known extends object> = LRUCache<
	string,
	{ version: string; known: Known }
>;
const DAYS = { max: 1_500 };
const dayCache = () =>
	onGlobal("days", (): DayCache<DayFacts> => new LRUCache(DAYS));
/** For itself, so that a changed roster or closure need not read thousands of appointments again. */
const busyCache = () =>
	onGlobal("busy", (): DayCache<readonly Busy[]> => new LRUCache(DAYS));

function knownOf<Known extends object>(
	cache: DayCache<Known>,
	day: DayKey,
	version: string,
): Known | undefined {
	const entry = cache.get(dayName(day));
	return entry?.version === version ? entry.known : undefined;
}

/**
 * The facts of all these days for readers: one query when nothing changed, two when days did. A first
 * question reads rosters and appointments at once.
 */
export function loadFacts(
	stationIds: readonly number[],
	dates: readonly CivilDate[],
	/** Appointments that the question ignores; on their days each appointment stands for itself. */
	ignoreIds: readonly string[] = [],
): Promise<StationFacts[]> {
	const sources = stationIds.flatMap((id) => [
		stationSource(id),
		...dates.map((date) => daySource(id, date)),
	]);
	return reading(["city", ...sources], () =>
		readNear(async (client, check) => {
			const versions = await readVersions(client, stationIds, dates);
			await check(versions.seen);
			return readDays(client, versions, stationIds, dates, ignoreIds);
		}),
	);
}

async function readDays(
	client: Db,
	versions: Versions,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
	ignoreIds: readonly string[],
): Promise<StationFacts[]> {
	const cache = dayCache();
	const versionOf = (day: DayKey) =>
		`${versions.roster(day.stationId)} ${versions.day(day)}`;
	const days = stationIds.flatMap((stationId) =>
		dates.map((date) => ({ stationId, date })),
	);
	const known = new Map(
		days.map((day) => [day, knownOf(cache, day, versionOf(day))]),
	);
	const missing = days.filter((day) => !known.get(day));
	const [rosters, busy, own] = await Promise.all([
		rostersOf(client, stationIds, versions, true),
		busyOf(client, missing, versions),
		readDaysOf(client, ignoreIds, days),
	]);
	for (const [day, facts] of composeDays(missing, rosters, busy)) {
		known.set(day, facts);
		cache.set(dayName(day), { version: versionOf(day), known: facts });
	}
	for (const [day, facts] of composeDays([...own.keys()], rosters, own))
		known.set(day, facts);
	return stationIds.flatMap((stationId) => {
		const roster = rosters.get(stationId);
		if (!roster) return [];
		const facts = days
			.filter((day) => day.stationId === stationId)
			.flatMap((day) => known.get(day) ?? []);
		return [{ stationId, rules: roster.rules, days: facts }];
	});
}

/** The rosters alone, for questions that no appointment changes. */
export function loadRosters(
	stationIds: readonly number[],
): Promise<ReadonlyMap<number, Roster>> {
	return reading(["city", ...stationIds.map(stationSource)], () =>
		readNear(async (client, check) => {
			const versions = await readVersions(client, stationIds, []);
			await check(versions.seen);
			return rostersOf(client, stationIds, versions, true);
		}),
	);
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
	const busy = new Map([[day, await readBusy(tx, day)]]);
	const facts = composeDays([day], rosters, busy).get(day);
	const roster = rosters.get(day.stationId);
	return roster && facts ? { rules: roster.rules, facts } : null;
}

function composeDays(
	days: readonly DayKey[],
	rosters: ReadonlyMap<number, Roster>,
	busy: ReadonlyMap<DayKey, readonly Busy[]>,
): Map<DayKey, DayFacts> {
	return new Map(
		days.flatMap((day) => {
			const roster = rosters.get(day.stationId);
			if (!roster) return [];
			const taken = busy.get(day) ?? [];
			return [[day, composeDay({ ...day, ...roster, busy: taken })]];
		}),
	);
}

/** The few days with one of these appointments, never remembered: nobody else asks so. */
async function readDaysOf(
	client: Db,
	ids: readonly string[],
	days: readonly DayKey[],
): Promise<Map<DayKey, readonly Busy[]>> {
	if (ids.length === 0) return new Map();
	const rows = await client.$queryRaw<DayKey[]>`
		SELECT station_id AS "stationId", date::text FROM appointment WHERE id = ANY(${[...ids]}::uuid[])`;
	const names = new Set(rows.map(dayName));
	const own = days.filter((day) => names.has(dayName(day)));
	return new Map(
		await Promise.all(
			own.map(async (day) => [day, await readBusy(client, day)] as const),
		),
	);
}

/** Remembered by the day's version. */
async function busyOf(
	client: Db,
	days: readonly DayKey[],
	versions: Versions,
): Promise<Map<DayKey, readonly Busy[]>> {
	const cache = busyCache();
	const versionOf = (day: DayKey) => String(versions.day(day));
	const known = new Map(
		days.map((day) => [day, knownOf(cache, day, versionOf(day))]),
	);
	const missing = days.filter((day) => !known.get(day));
	const read = await readStretches(client, missing);
	return new Map(
		days.map((day) => {
			const busy = known.get(day) ?? read.get(dayName(day)) ?? [];
			cache.set(dayName(day), { version: versionOf(day), known: busy });
			return [day, busy];
		}),
	);
}

interface Versions {
	roster(stationId: number): string;
	day(day: DayKey): number;
	/** All of them. */
	seen: ReadonlyMap<Source, number>;
}

/** All versions of the range in one query. A day without a row has never been touched: version 0. */
async function readVersions(
	client: Db | Tx,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<Versions> {
	const rows = await client.$queryRaw<
		{ id: number; station: number; city: number; days: string | null }[]
	>`
		SELECT s.id, s.version AS station, c.version AS city,
			(SELECT string_agg(d.date || ' ' || d.version, ',') FROM station_day d
				WHERE d.station_id = s.id AND d.date = ANY(${[...dates]}::date[])) AS days
		FROM station s CROSS JOIN city c
		WHERE s.id = ANY(${[...stationIds]}::int[])`;
	const seen = new Map<Source, number>();
	for (const { id, station, city, days } of rows) {
		seen.set("city", city).set(stationSource(id), station);
		for (const date of dates) seen.set(daySource(id, date), 0);
		for (const entry of days?.split(",") ?? []) {
			const [date = "", version] = entry.split(" ");
			seen.set(daySource(id, date as CivilDate), Number(version));
		}
	}
	const rosters = new Map(
		rows.map((row) => [row.id, `${row.id} ${row.station} ${row.city}`]),
	);
	return {
		roster: (stationId) => rosters.get(stationId) ?? "",
		day: ({ stationId, date }) => seen.get(daySource(stationId, date)) ?? 0,
		seen,
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
