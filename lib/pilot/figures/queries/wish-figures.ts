import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	type Cell,
	countCell,
	measuredCell,
	shareCell,
} from "#lib/pilot/figures/rules/cell.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, type CivilDate, instantAt } from "#lib/time.ts";

/** Figures of a span of days. */
export interface WishFigures {
	/** Open now. */
	open: Cell;
	/** Came in within the span, and the share of these that got a time by now. */
	noted: Cell;
	takenShare: Cell;
	/** Made within the span, and the share of these that was accepted. */
	offers: Cell;
	acceptedShare: Cell;
	/** Mean days from a wish to the offer that was taken. */
	daysWaited: Cell;
	/** Mean days by which appointments were brought forward. */
	daysSooner: Cell;
	/** Times given back at least three hours ahead, and the share of these that somebody used after all. */
	freed: Cell;
	freedUsedShare: Cell;
}

/**
 * What the wish list did between two days, both included. All of it is counted from rows that know nobody any more once
 * contacts are erased; few are not told.
 * @param stationId null: the whole city
 */
export async function wishFigures(
	actor: Actor,
	{
		from,
		until,
		stationId,
	}: { from: CivilDate; until: CivilDate; stationId: number | null },
	now: Temporal.Instant,
): Promise<Result<WishFigures, "forbidden">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const since = toDbInstant(instantAt(from, 0));
	const before = toDbInstant(instantAt(addDays(until, 1), 0));
	const [wishes] = await db().$queryRaw<
		{ open: number; noted: number; taken: number }[]
	>`
		SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS open,
			count(*) FILTER (WHERE created_at >= ${since} AND created_at < ${before})::int AS noted,
			count(*) FILTER (WHERE created_at >= ${since} AND created_at < ${before} AND ended_how = 'taken')::int AS taken
		FROM wish
		WHERE ${stationId}::int IS NULL OR station_ids = '{}' OR ${stationId}::int = ANY(station_ids)`;
	const [offers] = await db().$queryRaw<
		{ offers: number; accepted: number; waited: number | null }[]
	>`
		SELECT count(*)::int AS offers, count(*) FILTER (WHERE o.answer = 'accepted')::int AS accepted,
			(avg(extract(epoch FROM o.offered_at - w.created_at) / 86400)
				FILTER (WHERE o.answer = 'accepted'))::float8 AS waited
		FROM wish_offer o JOIN wish w ON w.id = o.wish_id
		WHERE o.offered_at >= ${since} AND o.offered_at < ${before} AND w.draw_id IS NULL
			AND (${stationId}::int IS NULL OR o.station_id = ${stationId}::int)`;
	// Where it stood before: the last place of its events that was not the one that it got by the offer.
	const [sooner] = await db().$queryRaw<
		{ moves: number; sooner: number | null }[]
	>`
		SELECT count(*)::int AS moves, avg(extract(epoch FROM e.starts_at - o.starts_at) / 86400)::float8 AS sooner
		FROM wish_offer o JOIN wish w ON w.id = o.wish_id
		CROSS JOIN LATERAL (SELECT starts_at FROM appointment_event
			WHERE appointment_id = w.brings_id AND at < o.answered_at AND starts_at IS NOT NULL
			ORDER BY id DESC LIMIT 1) e
		WHERE o.answer = 'accepted' AND o.offered_at >= ${since} AND o.offered_at < ${before}
			AND (${stationId}::int IS NULL OR o.station_id = ${stationId}::int)`;
	const [freed] = await db().$queryRaw<{ freed: number; used: number }[]>`
		SELECT count(*)::int AS freed, count(*) FILTER (WHERE f.outcome = 'taken' OR EXISTS (
			SELECT 1 FROM appointment a WHERE a.desk_id = f.desk_id
				AND (a.created_at >= f.freed_at OR EXISTS (SELECT 1 FROM appointment_event e
					WHERE e.appointment_id = a.id AND e.kind = 'moved' AND e.at >= f.freed_at))
				AND a.status NOT IN ('held', 'expired', 'cancelled', 'no-show')
				AND tstzrange(a.starts_at, a.ends_at) && tstzrange(f.starts_at, f.ends_at)))::int AS used
		FROM freed_time f
		WHERE f.origin = 'given-back' AND f.freed_at >= ${since} AND f.freed_at < ${before} AND f.starts_at >= f.freed_at + interval '3 hours'
			AND (${stationId}::int IS NULL OR f.station_id = ${stationId}::int)`;
	const counted = {
		...NO_WISHES,
		...wishes,
		...offers,
		...sooner,
		...freed,
	};
	return ok({
		open: countCell(counted.open),
		noted: countCell(counted.noted),
		takenShare: shareCell(counted.taken, counted.noted),
		offers: countCell(counted.offers),
		acceptedShare: shareCell(counted.accepted, counted.offers),
		daysWaited: measuredCell(counted.waited, counted.accepted),
		daysSooner: measuredCell(counted.sooner, counted.moves),
		freed: countCell(counted.freed),
		freedUsedShare: shareCell(counted.used, counted.freed),
	});
}

const NO_WISHES = {
	open: 0,
	noted: 0,
	taken: 0,
	offers: 0,
	accepted: 0,
	waited: null as number | null,
	moves: 0,
	sooner: null as number | null,
	freed: 0,
	used: 0,
};
