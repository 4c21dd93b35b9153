import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import { type KeepBounds, keepUntil } from "#lib/booking/rules/keep-back.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { defaultLocale } from "#lib/text/locale.ts";

/** The time of an appointment that stands there no more. */
export interface GivenBack {
	stationId: number;
	deskId: number;
	lane: number;
	date: Date;
	startsAt: Date;
	endsAt: Date;
	channel: string;
}

/**
 * Keeps a time back that somebody has just given back, by cancelling or moving: first the wish list is asked, and some
 * minutes later, by chance, everybody may have it. What keeps it is a hold without anybody, so that the database itself
 * gives it to nobody else and everything that looks for free times knows it. Under the day's lock, after the appointment
 * has made room; whoever calls raises the day's version.
 * @param freedTimeId it was given back before, and offered to somebody who did not take it
 * @returns false: it is free at once
 */
export async function keepBack(
	tx: Tx,
	given: GivenBack,
	now: Temporal.Instant,
	freedTimeId?: string,
): Promise<boolean> {
	// Times beside a lane of its own were never to be had.
	if (given.lane > 0) return false;
	const [city] = await tx.$queryRaw<KeepBounds[]>`
		SELECT freed_min_minutes AS "freedMinMinutes", freed_max_minutes AS "freedMaxMinutes" FROM city WHERE id = 1`;
	const until = city && keptUntil(given.startsAt, city, now);
	if (!until) return false;
	const id = randomUUID();
	if (!(await holdForNobody(tx, id, given, until, now))) return false;
	const kept = { holdId: id, returnsAt: until };
	const { stationId, deskId, startsAt, endsAt } = given;
	await tx.freedTime.upsert({
		where: { id: freedTimeId ?? randomUUID() },
		create: {
			...kept,
			id: randomUUID(),
			stationId,
			deskId,
			startsAt,
			endsAt,
			freedAt: toDbInstant(now),
		},
		update: kept,
	});
	return true;
}

/** Until when such a time is kept; null: not at all. By chance, which nobody can foresee. */
export function keptUntil(
	startsAt: Date,
	bounds: KeepBounds,
	now: Temporal.Instant,
): Date | null {
	const until = keepUntil(
		startsAt.getTime(),
		now.epochMilliseconds,
		bounds,
		randomInt(1_000_001) / 1_000_000,
	);
	return until === null ? null : new Date(until);
}

/** Not where somebody else stands already: a hold by which the same appointment was to be moved may overlap it. */
async function holdForNobody(
	tx: Tx,
	id: string,
	{ stationId, deskId, date, startsAt, endsAt, channel }: GivenBack,
	until: Date,
	now: Temporal.Instant,
): Promise<boolean> {
	const rows = await tx.$executeRaw`
		INSERT INTO appointment (id, station_id, desk_id, date, starts_at, ends_at, status, channel, hold_expires_at,
			locale, calendar_uid, created_at)
		SELECT ${id}::uuid, ${stationId}::int, ${deskId}::int, ${fromDbDate(date)}::date, ${startsAt}::timestamptz,
			${endsAt}::timestamptz, 'held', ${channel}, ${until}::timestamptz, ${defaultLocale}, ${randomUUID()}::uuid,
			${toDbInstant(now)}::timestamptz
		WHERE NOT EXISTS (SELECT 1 FROM appointment
			WHERE desk_id = ${deskId} AND lane = 0
				AND tstzrange(starts_at, ends_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
				AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled'))`;
	return rows > 0;
}
