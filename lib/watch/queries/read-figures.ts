import "server-only";
import type { Phase } from "#lib/catalog/catalog.ts";
import {
	nextChange,
	type PhaseDecision,
	phaseAt,
	phaseChanges,
} from "#lib/catalog/rules/phase.ts";
import { type Ask, askApart } from "#lib/db/apart.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { HELD_BACK } from "#lib/notifications/delivery/rules/limits.ts";
import { log } from "#lib/runtime/log.ts";
import { civilDateOf } from "#lib/time.ts";
import { SILENT_SECONDS } from "#lib/watch/rules/work.ts";
import type {
	Backup,
	Beat,
	FigureName,
	Figures,
	Hooks,
	Jobs,
	KnownFigures,
	Mails,
	Reading,
	Room,
	StationPhase,
	StationQueue,
	Sweep,
} from "#lib/watch/watch.ts";

/**
 * How the house stands, in a handful of bounded statements on connections of their own, so that it can be read while
 * everybody waits for the pool. What cannot be read is left out, and the rest is read all the same.
 */
export async function readFigures(now: Temporal.Instant): Promise<Reading> {
	const began = performance.now();
	const at = now.epochMilliseconds;
	// One word first: the rest says nothing about how fast it answers.
	const answer = await askWhetherItWrites().catch(() => null);
	if (answer === null)
		return { figures: {}, at, answeredIn: null, isReadOnly: false };
	const answeredIn = performance.now() - began;
	const figures: KnownFigures = {};
	for (const [name, read] of READINGS)
		try {
			Object.assign(figures, { [name]: await read(askApart, now) });
		} catch (error) {
			log().warn({ error, figure: name }, "a figure could not be read");
		}
	return { figures, at, answeredIn, isReadOnly: !answer.writes };
}

async function askWhetherItWrites(): Promise<{ writes: boolean }> {
	const { rows } = await askApart<{ writes: boolean }>`
		SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS writes`;
	return only(rows);
}

type Readings = {
	[Name in FigureName]: (
		ask: Ask,
		now: Temporal.Instant,
	) => Promise<Figures[Name]>;
};

/** Ages by the database's clock, where it wrote the time; by that of the pages, where a command did. */
const BY_NAME: Readings = {
	async beats(ask) {
		const { rows } = await ask<Beat>`
			SELECT serve, host, version,
				extract(epoch FROM clock_timestamp() - started_at)::float8 AS "startedAgo",
				extract(epoch FROM clock_timestamp() - seen_at)::float8 AS "seenAgo"
			FROM process_beat ORDER BY serve, host, started_at LIMIT 200`;
		return rows;
	},

	async sweeps(ask) {
		const { rows } = await ask<Sweep>`
			SELECT name, minutes, extract(epoch FROM clock_timestamp() - done_at)::float8 AS "doneAgo",
				extract(epoch FROM clock_timestamp() - failed_at)::float8 AS "failedAgo"
			FROM sweep_round WHERE told_at > clock_timestamp() - make_interval(secs => ${SILENT_SECONDS})
			ORDER BY name LIMIT 100`;
		return rows;
	},

	async queues(ask, now) {
		const at = toDbInstant(now);
		const { rows } = await ask<StationQueue>`
			SELECT s.slug, count(v.id)::int AS waiting,
				greatest(0, coalesce(max(extract(epoch FROM ${at}::timestamptz - greatest(v.arrived_at, a.starts_at))), 0))::float8
					AS longest
			FROM station s
			LEFT JOIN visit v ON v.station_id = s.id AND v.date = ${civilDateOf(now)}::date
				AND (v.status = 'waiting' OR (v.status = 'parked' AND v.parked_until <= ${at}::timestamptz))
			LEFT JOIN appointment a ON a.id = v.appointment_id
			GROUP BY s.id ORDER BY s.position`;
		return rows;
	},

	/** Of a house that is closed for good nobody asks in which phase it is. */
	async phases(ask, now) {
		const { rows } = await ask<PhaseRow>`
			SELECT s.slug, s.phase AS first, coalesce(json_agg(json_build_object('kind', d.kind, 'phase', d.phase,
				'at', extract(epoch FROM d.at) * 1000, 'startsAt', extract(epoch FROM d.starts_at) * 1000) ORDER BY d.id)
				FILTER (WHERE d.kind IN ('phase', 'withdrawn')), '[]') AS decisions
			FROM station s LEFT JOIN rollout_decision d ON d.station_id = s.id
			WHERE s.last_day IS NULL OR s.last_day >= ${civilDateOf(now)}::date
			GROUP BY s.id ORDER BY s.position`;
		return rows.map((row) => phaseOf(row, now.epochMilliseconds));
	},

	async room(ask) {
		const { rows } = await ask<Room>`
			SELECT extract(epoch FROM clock_timestamp() - on_since)::float8 AS "onFor", mode = 'closed' AS "isClosed",
				CASE WHEN on_since IS NULL THEN 0 ELSE greatest(0, floor(last_place - let_in_until)) END::int AS people
			FROM crowd_room WHERE id = 1`;
		return only(rows);
	},

	/** Undelivered are those that `listUndelivered` names and that will not go out by themselves; without announcements, which end soon. */
	async mails(ask, now) {
		const at = toDbInstant(now);
		const { rows } = await ask<Mails>`
			SELECT waiting.count AS waiting, greatest(0, coalesce(waiting.oldest, 0))::float8 AS oldest,
				(SELECT count(*)::int FROM message m JOIN appointment a ON a.id = m.appointment_id
					WHERE m.status IN ('failed', 'bounced') AND m.reached_at IS NULL AND m.kind NOT IN ('offer', 'feedback', 'announcement')
						AND m.last_error IS DISTINCT FROM ${HELD_BACK.unheard} AND a.starts_at > ${at}::timestamptz
						AND (m.kind IN ('note', 'unsettled') OR m.sequence >= a.calendar_sequence)
						AND (m.kind <> 'reminder' OR a.status = 'booked')
						AND NOT EXISTS (SELECT FROM message later WHERE later.appointment_id = a.id
							AND later.status = 'sent' AND later.kind <> 'announcement' AND later.created_at > m.created_at)) AS undelivered
			FROM (SELECT count(*)::int AS count, extract(epoch FROM ${at}::timestamptz - min(created_at)) AS oldest
				FROM message WHERE status = 'queued') waiting`;
		return only(rows);
	},

	async jobs(ask) {
		const { rows } = await ask<Jobs>`
			SELECT count(*)::int AS waiting,
				coalesce(max(extract(epoch FROM clock_timestamp() - start_after)), 0)::float8 AS oldest
			FROM pgboss.job WHERE state < 'active' AND start_after <= clock_timestamp()`;
		return only(rows);
	},

	/** Of programs that are on; a hiccup is none yet. */
	async hooks(ask) {
		const { rows } = await ask<Hooks>`
			SELECT count(*) FILTER (WHERE h.off_at IS NULL AND h.failing_since < clock_timestamp() - interval '1 h')::int AS failing,
				count(h.off_at)::int AS off
			FROM program_hook h JOIN program p ON p.id = h.program_id WHERE p.off_at IS NULL`;
		return only(rows);
	},

	async backup(ask) {
		const { rows } = await ask<Backup>`
			SELECT extract(epoch FROM clock_timestamp() - made_at)::float8 AS "madeAgo", bytes::float8 AS bytes
			FROM backup_run ORDER BY made_at DESC LIMIT 1`;
		return rows[0] ?? null;
	},
};
const READINGS = Object.entries(BY_NAME);

export const FIGURE_NAMES = Object.keys(BY_NAME) as readonly FigureName[];

interface PhaseRow {
	slug: string;
	/** Before the first decision. */
	first: Phase;
	decisions: readonly PhaseDecision[];
}

function phaseOf(
	{ slug, first, decisions }: PhaseRow,
	at: number,
): StationPhase {
	const changes = phaseChanges(decisions);
	const next = nextChange(changes, at);
	return {
		slug,
		phase: phaseAt(first, changes, at),
		next: next && {
			phase: next.phase,
			inSeconds: (next.startsAt - at) / 1_000,
		},
	};
}

function only<Row>(rows: readonly Row[]): Row {
	const [row] = rows;
	if (!row) throw new Error("There is no such row.");
	return row;
}
