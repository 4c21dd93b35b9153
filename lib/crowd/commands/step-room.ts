import "server-only";
import { randomBytes } from "node:crypto";
import {
	findNextRelease,
	listFreeDays,
} from "#lib/availability/queries/free-days.ts";
import { offeredServices, onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import type { Room } from "#lib/crowd/crowd.ts";
import { isGathering } from "#lib/crowd/rules/release.ts";
import { step } from "#lib/crowd/rules/step.ts";
import { PLACE_HOURS } from "#lib/crowd/rules/token.ts";
import { type Ask, askApart, writeApart } from "#lib/db/apart.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

/** What a server tells the others. */
export interface Report {
	/** A UUID of the process. */
	process: string;
	/** lib/crowd/rules/pressure.ts */
	load: number;
	/** People who came to the booking within the last ten minutes. */
	arrived: number;
}

/**
 * Tells how this server stands, and moves the room on by a moment if nobody else has just done so. Whoever finds another
 * server at it leaves it to that one.
 * @param now of the calendar, for the release; the rest goes by the database's clock
 */
export async function stepRoom(
	report: Report,
	now: Temporal.Instant,
): Promise<void> {
	await askApart`
		INSERT INTO crowd_process (id, reported_at, load, arrived)
		VALUES (${report.process}::uuid, clock_timestamp(), ${report.load}::float8, ${report.arrived}::int)
		ON CONFLICT (id) DO UPDATE SET
			reported_at = excluded.reported_at, load = excluded.load, arrived = excluded.arrived`;
	await writeApart((ask) => moveOn(ask, now));
}

async function moveOn(ask: Ask, now: Temporal.Instant): Promise<void> {
	const {
		rows: [row],
	} = await ask<Row>`
		SELECT mode, draw_minutes AS "drawMinutes", last_place AS "lastPlace", let_in_until AS "letInUntil", rate, recently, lately,
			coalesce(sold_out_at > clock_timestamp() - interval '15 s', false) AS "isSoldOut",
			(extract(epoch FROM on_since) * 1000)::float8 AS "onSince",
			(extract(epoch FROM calm_since) * 1000)::float8 AS "calmSince",
			(extract(epoch FROM release_at) * 1000)::float8 AS "releaseAt",
			(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at,
			extract(epoch FROM clock_timestamp() - stepped_at)::float8 AS seconds
		FROM crowd_room WHERE id = 1 AND stepped_at < clock_timestamp() - interval '0.8 s'
		FOR UPDATE SKIP LOCKED`;
	if (!row) return;
	const { drawMinutes, releaseAt, isSoldOut, at, seconds, ...before } = row;
	const room = await drawWhatIsDue(ask, before, now);
	const {
		rows: [seen],
	} = await ask<{ load: number | null; arrived: number; early: number }>`
		SELECT max(load) AS load, coalesce(sum(arrived), 0)::int AS arrived,
			(SELECT coalesce(sum(entries), 0)::int FROM crowd_draw WHERE seed IS NULL) AS early
		FROM crowd_process WHERE reported_at > clock_timestamp() - interval '5 s'`;
	const next = step(room, {
		load: seen?.load ?? null,
		isGathering: isGathering({
			now: now.epochMilliseconds,
			releaseAt,
			drawMinutes,
			// Whoever waits for the lot goes on waiting, although nobody else comes.
			arrived: seen?.early ? Number.POSITIVE_INFINITY : (seen?.arrived ?? 0),
			rate: room.rate,
		}),
		isSoldOut,
		now: at,
		seconds,
	});
	await ask`
		UPDATE crowd_room SET stepped_at = clock_timestamp(), rate = ${next.rate}::float8, recently = ${next.recently}::float8,
			lately = ${next.lately}::float8, let_in_until = ${next.letInUntil}::float8, last_place = ${next.lastPlace}::int,
			on_since = to_timestamp(${next.onSince}::float8 / 1000), calm_since = to_timestamp(${next.calmSince}::float8 / 1000)
		WHERE id = 1`;
}

interface Row extends Room {
	drawMinutes: number;
	releaseAt: number | null;
	isSoldOut: boolean;
	at: number;
	seconds: number;
}

/** When a release has come: behind all places that were given out before. */
async function drawWhatIsDue(
	ask: Ask,
	room: Room,
	now: Temporal.Instant,
): Promise<Room> {
	const { rows: due } = await ask<{ releaseAt: Date; entries: number }>`
		SELECT release_at AS "releaseAt", entries FROM crowd_draw
		WHERE seed IS NULL AND release_at <= ${toDbInstant(now)}::timestamptz ORDER BY release_at FOR UPDATE`;
	let { lastPlace } = room;
	for (const { releaseAt, entries } of due) {
		await ask`
			UPDATE crowd_draw SET base = ${lastPlace}::int, seed = ${randomBytes(16)}::bytea WHERE release_at = ${releaseAt}::timestamptz`;
		lastPlace += entries;
	}
	return { ...room, lastPlace };
}

/** What nobody asks for any more. A release is an instant of the calendar, whose clock may be another than the database's. */
async function forget(ask: Ask, now: Temporal.Instant): Promise<void> {
	await ask`DELETE FROM crowd_entry WHERE entered_at < clock_timestamp() - ${PLACE_HOURS}::int * interval '1 h'`;
	await ask`DELETE FROM crowd_draw WHERE seed IS NOT NULL AND release_at < ${toDbInstant(now)}::timestamptz - interval '6 h'`;
	await ask`DELETE FROM crowd_process WHERE reported_at < clock_timestamp() - interval '1 h'`;
}

/** Looks once a minute when new times come, and forgets what is long over, whichever server asks first. */
export async function seekRelease(now: Temporal.Instant): Promise<void> {
	const asked = await askApart`
		UPDATE crowd_room SET release_sought_at = clock_timestamp()
		WHERE id = 1 AND release_sought_at < clock_timestamp() - interval '1 min'`;
	if (asked.count === 0) return;
	await writeApart((ask) => forget(ask, now));
	const anything = await whateverIsBooked(now);
	const release = anything && (await findNextRelease({ ...anything, now }));
	await askApart`
		UPDATE crowd_room SET release_at = ${release ? toDbInstant(release.at) : null}::timestamptz WHERE id = 1`;
}

/** While people wait: looks every few seconds whether anything at all is free, whichever server asks first. */
export async function seekFreeTimes(now: Temporal.Instant): Promise<void> {
	const asked = await askApart`
		UPDATE crowd_room SET free_sought_at = clock_timestamp()
		WHERE id = 1 AND on_since IS NOT NULL AND free_sought_at < clock_timestamp() - interval '4 s'`;
	if (asked.count === 0) return;
	const anything = await whateverIsBooked(now);
	const today = civilDateOf(now);
	const stations =
		anything &&
		(await listFreeDays({
			...anything,
			channel: "online",
			from: today,
			until: addDays(today, 366),
			now,
		}));
	const isSoldOut = stations?.every(({ days }) => days.length === 0) ?? false;
	await askApart`
		UPDATE crowd_room SET sold_out_at = CASE WHEN ${isSoldOut}::boolean THEN clock_timestamp() END WHERE id = 1`;
}

/** Whatever somebody comes for: times that have room for the shortest of it. Null: nothing can be booked anywhere. */
async function whateverIsBooked(now: Temporal.Instant) {
	const catalog = await getCatalog(defaultLocale, now);
	const services = offeredServices(catalog).filter(({ bookable }) => bookable);
	const lengthOn = (day: CivilDate) =>
		Math.min(
			...services.map((service) => planOn(service, day).durationMinutes),
		);
	const stationIds = onlineStations(catalog).map(({ id }) => id);
	return services.length > 0 && stationIds.length > 0
		? { stationIds, serviceIds: [], lengthOn }
		: null;
}
