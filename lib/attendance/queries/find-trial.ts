import "server-only";
import type { Arm, Counted } from "#lib/attendance/attendance.ts";
import {
	type Effect,
	effectOf,
	type StationOutcome,
} from "#lib/attendance/rules/trial.ts";
import type { Wordings } from "#lib/attendance/rules/wording.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import type { InLanguages } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

/** So long before a trial its stations are compared with themselves. */
const BEFORE_DAYS = 56;

export interface TrialView {
	/** Epoch milliseconds. */
	startedAt: number;
	/** Null: goes on. */
	endedAt: number | null;
	seed: string;
	wordings: Wordings;
	arms: ReadonlyMap<number, Arm>;
	effect: Effect;
}

/** The last trial of two wordings and what it shows so far; null: there has been none. */
export async function findTrial(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<TrialView | null, "forbidden">> {
	const may = await authorise(actor, "figures:read", null, now);
	if (!may.ok) return may;
	const row = await db().wordingTrial.findFirst({
		orderBy: { id: "desc" },
		include: { texts: true, stations: { orderBy: { stationId: "asc" } } },
	});
	if (!row) return ok(null);
	const wording = (arm: Arm): InLanguages<string> => {
		const texts = row.texts.filter((one) => one.arm === arm);
		return {
			de: "",
			en: "",
			...Object.fromEntries(texts.map(({ locale, text }) => [locale, text])),
		};
	};
	const arms = new Map(
		row.stations.map(({ stationId, arm }) => [stationId, arm as Arm]),
	);
	const started = instantOf(row.startedAt);
	const ended = row.endedAt ? instantOf(row.endedAt) : now;
	const during = await countReminded(started, ended, now);
	const before = await countReminded(
		started.subtract({ hours: 24 * BEFORE_DAYS }),
		started,
		now,
	);
	const none: Counted = { due: 0, absent: 0 };
	const outcomes = [...arms].map(
		([stationId, arm]): StationOutcome => ({
			stationId,
			arm,
			before: before.get(stationId) ?? none,
			during: during.get(stationId) ?? none,
		}),
	);
	return ok({
		startedAt: row.startedAt.getTime(),
		endedAt: row.endedAt?.getTime() ?? null,
		seed: row.seed,
		wordings: { a: wording("a"), b: wording("b") },
		arms,
		effect: effectOf(outcomes),
	});
}

const instantOf = (date: Date) =>
	Temporal.Instant.fromEpochMilliseconds(date.getTime());

/**
 * Of those who were sent a reminder in this time and whose day is over, by station: how many did not come. Whoever
 * cancelled or moved counts as well: that is what the question is for. Of a call that nobody has made nothing is known.
 */
async function countReminded(
	from: Temporal.Instant,
	until: Temporal.Instant,
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, Counted>> {
	const rows = await db().$queryRaw<(Counted & { stationId: number })[]>`
		SELECT a.station_id AS "stationId", count(*)::int AS due,
			(count(*) FILTER (WHERE a.status IN ('booked', 'no-show')))::int AS absent
		FROM appointment a
		WHERE a.date < ${civilDateOf(now)}::date AND a.status NOT IN ('held', 'expired')
			AND (a.kind = 'counter' OR a.status <> 'booked')
			AND EXISTS (SELECT FROM message m WHERE m.appointment_id = a.id AND m.kind = 'reminder' AND m.status = 'sent'
				AND m.created_at >= ${toDbInstant(from)}::timestamptz AND m.created_at < ${toDbInstant(until)}::timestamptz)
		GROUP BY 1`;
	return new Map(
		rows.map(({ stationId, due, absent }) => [stationId, { due, absent }]),
	);
}
