import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import {
	type KeepBounds,
	keepStretch,
	keepUntil,
} from "#lib/booking/rules/keep-back.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { instantAt, type Minute } from "#lib/time.ts";

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
 * Where a kept time comes from: somebody gave it back, it is what an offer left of one, or a change of plan opened it.
 * Figures count what was given back.
 */
export type FreedOrigin = "given-back" | "rest" | "opened";

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
	const until = keptUntil(given.startsAt, await readBounds(tx), now);
	return (
		until !== null &&
		keep(tx, given, until, now, { origin: "given-back", freedTimeId })
	);
}

/** What an offer does not need of a kept time is kept as long as the whole was. */
export async function keepRest(
	tx: Tx,
	whole: GivenBack,
	offered: { startsAt: Date; endsAt: Date },
	{ origin, returnsAt }: { origin: string; returnsAt: Date },
	/** A shorter rest helps nobody. */
	leastMinutes: number,
	now: Temporal.Instant,
): Promise<void> {
	const rests = [
		{ ...whole, endsAt: offered.startsAt },
		{ ...whole, startsAt: offered.endsAt },
	];
	for (const rest of rests) {
		const minutes = (rest.endsAt.getTime() - rest.startsAt.getTime()) / 60_000;
		if (minutes > 0 && minutes >= leastMinutes)
			await keep(tx, rest, returnsAt, now, {
				origin: origin === "opened" ? "opened" : "rest",
			});
	}
}

/** Hours of desks that a change of plan has opened on a day. */
export interface OpenedDay extends DayKey {
	opened: readonly { deskId: number; from: Minute; until: Minute }[];
}

/** A plan of months would keep more than the list can be asked about; what is nearest is kept. */
const MOST_OPENED = 200;

/**
 * Keeps what a change of plan has opened, on the days for which somebody waits, as what somebody gave back. Whoever
 * calls holds the locks of these days.
 * @returns the days on which something is kept, whose versions the caller raises
 */
export async function keepOpened(
	tx: Tx,
	days: readonly OpenedDay[],
	now: Temporal.Instant,
): Promise<DayKey[]> {
	const bounds = await readBounds(tx);
	const waited = bounds.freedMaxMinutes > 0 ? await waitedFor(tx, days) : [];
	const changed: DayKey[] = [];
	let left = MOST_OPENED;
	for (const { stationId, date, opened } of waited)
		for (const { deskId, from, until } of opened) {
			const hours = {
				startsAt: toDbInstant(instantAt(date, from)),
				endsAt: toDbInstant(instantAt(date, until)),
			};
			const kept = keptFrom(hours, "opened", bounds, now);
			if (!kept || left === 0) continue;
			const given: GivenBack = {
				...hours,
				stationId,
				deskId,
				lane: 0,
				date: toDbDate(date),
				startsAt: kept.startsAt,
				channel: "online",
			};
			if (!(await keep(tx, given, kept.until, now, { origin: "opened" })))
				continue;
			left -= 1;
			changed.push({ stationId, date });
		}
	return changed;
}

/** The days, ascending, that a wish which is not in a draw could come true on. */
async function waitedFor(
	tx: Tx,
	days: readonly OpenedDay[],
): Promise<OpenedDay[]> {
	if (days.length === 0) return [];
	const rows = await tx.$queryRaw<{ place: number }[]>`
		SELECT (place - 1)::int AS place
		FROM unnest(${days.map(({ stationId }) => stationId)}::int[], ${days.map(({ date }) => date)}::date[])
			WITH ORDINALITY AS day (station_id, date, place)
		WHERE EXISTS (SELECT 1 FROM wish w WHERE w.ended_at IS NULL AND w.draw_id IS NULL
			AND day.date BETWEEN w.earliest AND w.latest
			AND (w.station_ids = '{}' OR day.station_id = ANY(w.station_ids))
			AND (w.halves = '{}' OR w.halves && ARRAY[to_char(day.date, 'ID') || '-morning', to_char(day.date, 'ID') || '-afternoon']))
		ORDER BY day.date, day.station_id`;
	return rows.flatMap(({ place }) => days[place] ?? []);
}

async function readBounds(tx: Tx): Promise<KeepBounds> {
	const [city] = await tx.$queryRaw<KeepBounds[]>`
		SELECT freed_min_minutes AS "freedMinMinutes", freed_max_minutes AS "freedMaxMinutes" FROM city WHERE id = 1`;
	if (!city) throw new Error("There is no city.");
	return city;
}

async function keep(
	tx: Tx,
	given: GivenBack,
	returnsAt: Date,
	now: Temporal.Instant,
	{
		origin,
		freedTimeId,
	}: { origin: FreedOrigin; freedTimeId?: string | undefined },
): Promise<boolean> {
	const holdId = randomUUID();
	if (!(await holdForNobody(tx, holdId, given, returnsAt, now))) return false;
	const { stationId, deskId, startsAt, endsAt } = given;
	await tx.freedTime.upsert({
		where: { id: freedTimeId ?? randomUUID() },
		create: {
			id: randomUUID(),
			holdId,
			returnsAt,
			origin,
			stationId,
			deskId,
			startsAt,
			endsAt,
			freedAt: toDbInstant(now),
		},
		update: { holdId, returnsAt },
	});
	return true;
}

/** Until when such a time is kept; null: not at all. By chance, which nobody can foresee. */
function keptUntil(
	startsAt: Date,
	bounds: KeepBounds,
	now: Temporal.Instant,
): Date | null {
	const until = keepUntil(
		startsAt.getTime(),
		now.epochMilliseconds,
		bounds,
		chance(),
	);
	return until === null ? null : new Date(until);
}

/**
 * What is kept of a time if the minutes of keeping begin at `from`, and until when; null: nothing. Of opened hours what
 * is too near by then is left out.
 */
export function keptFrom(
	given: Pick<GivenBack, "startsAt" | "endsAt">,
	origin: string,
	bounds: KeepBounds,
	from: Temporal.Instant,
): { startsAt: Date; until: Date } | null {
	if (origin !== "opened") {
		const until = keptUntil(given.startsAt, bounds, from);
		return until && { startsAt: given.startsAt, until };
	}
	const kept = keepStretch(
		{
			startsAt: given.startsAt.getTime(),
			endsAt: given.endsAt.getTime(),
		},
		from.epochMilliseconds,
		bounds,
		chance(),
	);
	return (
		kept && { startsAt: new Date(kept.startsAt), until: new Date(kept.until) }
	);
}

const chance = () => randomInt(1_000_001) / 1_000_000;

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
