import "server-only";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import {
	SOLD_OUT_DAYS,
	SOLD_OUT_SECONDS,
} from "#lib/pilot/figures/rules/counted.ts";
import { WAS_HERE } from "#lib/queue/afar/queries/was-here.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	instantAt,
	zone,
} from "#lib/time.ts";

/**
 * Derives the figures of these days (both included) from events, instead of what stands there. May be repeated; what
 * happened to holds is known for 30 days only (lib/booking/rules/retention.ts), so older days are left as they are.
 */
export async function buildFigures(
	from: CivilDate,
	until: CivilDate,
	now: Temporal.Instant,
): Promise<void> {
	await db().$transaction(
		async (tx) => {
			await lockKey(tx, "figures");
			await buildVisits(tx, from, until);
			await buildQueues(tx, from, until);
			await buildBookings(tx, from, until, now);
			await buildMails(tx, from, until);
			await buildSoldOut(tx, from, until);
			await tx.figureDay.deleteMany({ where: { date: within(from, until) } });
			await tx.figureDay.createMany({
				data: datesBetween(from, until).map((date) => ({
					date: toDbDate(date),
					builtAt: toDbInstant(now),
				})),
			});
		},
		{ maxWait: 5_000, timeout: 300_000 },
	);
}

const within = (from: CivilDate, until: CivilDate) => ({
	gte: toDbDate(from),
	lte: toDbDate(until),
});

/** Every step of the visits of these days, with the next one; who has an appointment does not wait before its time. */
const steps = (from: CivilDate, until: CivilDate) => Prisma.sql`
	SELECT v.station_id, v.date, v.id AS visit_id, e.id, e.kind, e.to_status, e.at, greatest(e.at, a.starts_at) AS waits_from,
		lead(e.at) OVER (PARTITION BY v.id ORDER BY e.id) AS until,
		(v.date + 1)::timestamp AT TIME ZONE ${zone()} AS midnight
	FROM visit v
	JOIN visit_event e ON e.visit_id = v.id AND NOT e.undone AND e.kind <> 'undone'
	LEFT JOIN appointment a ON a.id = v.appointment_id
	WHERE v.station_id IN (SELECT id FROM station) AND v.date BETWEEN ${from}::date AND ${until}::date
		AND ${WAS_HERE}`;

/** Waiting, way and service as lib/queue/waits/rules/times.ts defines them. A step that ends after the visit's day was never seen: nobody knows how long it took. */
async function buildVisits(
	tx: Tx,
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	await tx.visitFigure.deleteMany({ where: { date: within(from, until) } });
	await tx.$executeRaw`
		WITH step AS (${steps(from, until)}),
		part AS (
			SELECT visit_id, (array_agg(to_status ORDER BY id DESC))[1] AS last,
				bool_or(kind = 'sent-on') AS was_served,
				min(at) FILTER (WHERE to_status = 'called') AS called,
				sum(greatest(extract(epoch FROM until - waits_from), 0)) FILTER (WHERE to_status = 'waiting' AND until < midnight) AS wait,
				sum(greatest(extract(epoch FROM until - at), 0)) FILTER (WHERE to_status = 'called' AND until < midnight) AS way,
				sum(greatest(extract(epoch FROM until - at), 0)) FILTER (WHERE to_status = 'serving' AND until < midnight) AS service
			FROM step GROUP BY visit_id)
		INSERT INTO visit_figure (visit_id, station_id, date, hour, locale, booked, service_ids, outcome,
			wait_seconds, way_seconds, service_seconds, planned_seconds, booked_days, as_told, remote)
		SELECT v.id, v.station_id, v.date, extract(hour FROM v.arrived_at AT TIME ZONE ${zone()}), v.locale,
			v.appointment_id IS NOT NULL, coalesce(wish.ids, '{}'),
			-- Who was served at one desk, and was not there at the next, has come: not all of it was done.
			CASE WHEN part.was_served AND part.last IN ('left', 'no-show') THEN 'unsettled' WHEN part.last IN ('done', 'unsettled', 'left', 'no-show') THEN part.last ELSE 'open' END,
			round(coalesce(part.wait, 0)), round(coalesce(part.way, 0)), round(coalesce(part.service, 0)),
			coalesce(CASE WHEN wish.is_done IS NOT FALSE THEN extract(epoch FROM a.ends_at - a.starts_at) END, wish.planned, 0),
			v.date - (a.created_at AT TIME ZONE ${zone()})::date,
			CASE WHEN part.called >= v.told_at
				THEN extract(epoch FROM part.called - v.told_at) BETWEEN v.told_from * 60 AND v.told_until * 60 END,
			coalesce(a.kind <> 'counter', false)
		FROM part JOIN visit v ON v.id = part.visit_id LEFT JOIN appointment a ON a.id = v.appointment_id CROSS JOIN LATERAL (
			SELECT array_agg(s.service_id ORDER BY s.service_id) AS ids,
				sum(coalesce(p.duration_minutes, o.duration_minutes)
					+ (s.quantity - 1) * coalesce(p.extra_minutes, o.extra_minutes)) * 60 AS planned,
				bool_and(s.is_done) AS is_done
			-- Who went to several desks came for all of it, and for what two desks do of it once. The time that it takes is
			-- planned for what was done only: beside it stands how long they were served.
			FROM (SELECT service_id, max(quantity) FILTER (WHERE is_done) AS quantity, bool_and(is_done) AS is_done FROM (
				SELECT service_id, quantity, NOT (part.was_served AND part.last IN ('left', 'no-show')) AS is_done
				FROM visit_service WHERE visit_id = v.id
				UNION ALL SELECT service_id, quantity, done_at IS NOT NULL
				FROM visit_leg_service JOIN visit_leg USING (visit_id, number) WHERE visit_id = v.id) leg GROUP BY 1) s
			JOIN service o ON o.id = s.service_id
			-- What was planned then: an appointment's length in the plan, else the service's on that day.
			LEFT JOIN LATERAL (
				SELECT duration_minutes, extra_minutes FROM service_plan
				WHERE service_id = o.id AND valid_from <= v.date ORDER BY valid_from DESC LIMIT 1) p ON true) wish`;
}

/**
 * How many waited, hour by hour, from the day's first step to its last: waiting as in a visit's waiting time. Who is sent on
 * to another desk waits again, but is nobody new; nor is somebody of whom a clerk notes something while they wait. Berlin's
 * hours begin with those of UTC.
 */
async function buildQueues(
	tx: Tx,
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	await tx.queueFigure.deleteMany({ where: { date: within(from, until) } });
	await tx.$executeRaw`
		WITH step AS (${steps(from, until)}),
		-- What happens in one go of waiting: from one that is no waiting, or from being sent on, to the next.
		going AS (
			SELECT *, count(*) FILTER (WHERE to_status <> 'waiting' OR kind = 'sent-on') OVER (PARTITION BY visit_id ORDER BY id) AS go
			FROM step),
		wait AS (
			SELECT *, row_number() OVER (PARTITION BY visit_id, go ORDER BY id) = 1 AND NOT is_sent_on AS is_first
			FROM (SELECT *, first_value(kind) OVER (PARTITION BY visit_id, go ORDER BY id) = 'sent-on' AS is_sent_on FROM going) went
			WHERE to_status = 'waiting' AND until < midnight AND until > waits_from),
		slot AS (
			SELECT station_id, date, hour, greatest(first, hour) AS begins, least(last, hour + interval '1 hour') AS ends
			FROM (SELECT station_id, date, min(at) AS first, max(at) AS last FROM step WHERE at < midnight GROUP BY 1, 2) day
			CROSS JOIN LATERAL generate_series(date_trunc('hour', first, 'UTC'), last, interval '1 hour') AS hour),
		piece AS (
			SELECT s.station_id, s.date, s.hour, w.waits_from >= s.hour AND w.is_first AS is_new,
				greatest(w.waits_from, s.hour) AS begins, least(w.until, s.hour + interval '1 hour') AS ends
			FROM slot s JOIN wait w ON w.station_id = s.station_id AND w.date = s.date
				AND w.waits_from < s.hour + interval '1 hour' AND w.until > s.hour),
		-- Who is called as another comes is not beside them.
		line AS (
			SELECT station_id, date, hour, sum(change) OVER (PARTITION BY station_id, date, hour ORDER BY at, change) AS length
			FROM (SELECT station_id, date, hour, begins AS at, 1 AS change FROM piece
				UNION ALL SELECT station_id, date, hour, ends, -1 FROM piece) change),
		longest AS (SELECT station_id, date, hour, max(length) AS most FROM line GROUP BY 1, 2, 3),
		waited AS (
			SELECT station_id, date, hour, count(*) FILTER (WHERE is_new) AS visits, sum(extract(epoch FROM ends - begins)) AS seconds
			FROM piece GROUP BY 1, 2, 3)
		INSERT INTO queue_figure (station_id, date, hour, visits, waiting_seconds, open_seconds, most)
		SELECT s.station_id, s.date, extract(hour FROM s.hour AT TIME ZONE ${zone()}), coalesce(sum(w.visits), 0),
			round(coalesce(sum(w.seconds), 0)), round(sum(extract(epoch FROM s.ends - s.begins))), coalesce(max(l.most), 0)
		FROM slot s LEFT JOIN waited w USING (station_id, date, hour) LEFT JOIN longest l USING (station_id, date, hour)
		GROUP BY 1, 2, 3`;
}

/** What happened on a day counts where it happened; whether somebody came, on the appointment's day once that is over. */
async function buildBookings(
	tx: Tx,
	from: CivilDate,
	until: CivilDate,
	now: Temporal.Instant,
): Promise<void> {
	await tx.bookingFigure.deleteMany({ where: { date: within(from, until) } });
	const begin = toDbInstant(instantAt(from, 0));
	const end = toDbInstant(instantAt(addDays(until, 1), 0));
	await tx.$executeRaw`
		WITH happened AS (
			SELECT e.at AT TIME ZONE ${zone()} AS at, a.id, coalesce(e.station_id, a.station_id) AS station_id,
				CASE WHEN e.kind = 'moved' THEN 'moved'
					WHEN e.to_status = 'held' AND e.from_status IS NULL AND a.replaces_id IS NULL THEN 'held'
					WHEN e.to_status = 'booked' AND coalesce(e.from_status, 'held') = 'held' THEN 'booked'
					WHEN e.to_status = 'cancelled' AND e.from_status = 'booked' THEN 'cancelled' END AS kind,
				CASE WHEN e.actor = 'citizen' THEN 'citizen' WHEN e.actor IS NOT NULL THEN 'office' END AS by,
				a.channel, a.locale
			FROM appointment_event e JOIN appointment a ON a.id = e.appointment_id
			WHERE e.at >= ${begin}::timestamptz AND e.at < ${end}::timestamptz AND e.kind IN ('status', 'moved')),
		due AS (
			SELECT a.starts_at AT TIME ZONE ${zone()} AS at, a.id, a.station_id, a.channel, a.locale,
				a.status IN ('booked', 'no-show') AS absent
			FROM appointment a
			WHERE a.station_id IN (SELECT id FROM station) AND a.reference IS NOT NULL
				AND a.date BETWEEN ${from}::date AND ${until}::date AND a.date < ${civilDateOf(now)}::date
				-- Of a call that nobody has made, or that is to be tried again, nothing is known.
				AND (a.kind = 'counter' OR a.status <> 'booked')
				AND (a.status NOT IN ('held', 'expired', 'cancelled') OR a.status = 'cancelled' AND EXISTS (
					SELECT FROM appointment_event e WHERE e.appointment_id = a.id AND e.kind = 'status'
						AND e.to_status = 'cancelled' AND e.from_status <> 'booked'))),
		fact AS (
			SELECT at, id, station_id, kind, by, channel, locale FROM happened WHERE kind IS NOT NULL
			UNION ALL SELECT at, id, station_id, 'due', NULL, channel, locale FROM due
			UNION ALL SELECT at, id, station_id, 'no-show', NULL, channel, locale FROM due WHERE absent)
		INSERT INTO booking_figure (date, hour, station_id, kind, by, channel, locale, service_ids, count)
		SELECT at::date, extract(hour FROM at)::int, station_id, kind, by, channel, locale, coalesce(wish.ids, '{}'), count(*)
		FROM fact LEFT JOIN LATERAL (
			SELECT array_agg(service_id ORDER BY service_id) AS ids FROM appointment_service s WHERE s.appointment_id = fact.id) wish ON true
		GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** By the day on which it was written; a mail that comes back days later changes that day. */
async function buildMails(
	tx: Tx,
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	await tx.dayCount.deleteMany({
		where: { date: within(from, until), what: { startsWith: "mail-" } },
	});
	const begin = toDbInstant(instantAt(from, 0));
	const end = toDbInstant(instantAt(addDays(until, 1), 0));
	await tx.$executeRaw`
		INSERT INTO day_count (date, station_id, what, count)
		SELECT (m.created_at AT TIME ZONE ${zone()})::date, a.station_id, 'mail-' || m.status, count(*)
		FROM message m JOIN appointment a ON a.id = m.appointment_id
		WHERE m.status IN ('queued', 'sent', 'failed', 'bounced')
			AND m.created_at >= ${begin}::timestamptz AND m.created_at < ${end}::timestamptz
		GROUP BY 1, 2, 3`;
}

/** Of the times that are online, so many per cent: the rest is too short for most. */
const SOLD_OUT_SHARE = 0.95;

/** On the day of the appointments: how long after the first booking nearly all of its times were gone, if within a day. */
async function buildSoldOut(
	tx: Tx,
	from: CivilDate,
	until: CivilDate,
): Promise<void> {
	await tx.dayCount.deleteMany({
		where: {
			date: within(from, until),
			what: { in: [SOLD_OUT_DAYS, SOLD_OUT_SECONDS] },
		},
	});
	await tx.$executeRaw`
		WITH booked AS (
			SELECT a.station_id, a.date, e.at, extract(epoch FROM a.ends_at - a.starts_at) / 60 AS minutes
			FROM appointment a JOIN LATERAL (
				SELECT min(at) AS at FROM appointment_event
				WHERE appointment_id = a.id AND kind = 'status' AND to_status = 'booked') e ON e.at IS NOT NULL
			WHERE a.date BETWEEN ${from}::date AND ${until}::date AND a.channel = 'online' AND a.reference IS NOT NULL),
		added AS (
			SELECT station_id, date, at, min(at) OVER days AS first,
				sum(minutes) OVER (PARTITION BY station_id, date ORDER BY at) AS taken
			FROM booked WINDOW days AS (PARTITION BY station_id, date)),
		gone AS (
			SELECT station_id, date, extract(epoch FROM min(at) - min(first))::int AS seconds
			FROM added JOIN capacity_figure c USING (station_id, date)
			WHERE c.channel = 'online' AND c.open_minutes > 0 AND taken >= ${SOLD_OUT_SHARE}::numeric * c.open_minutes
			GROUP BY 1, 2)
		INSERT INTO day_count (date, station_id, what, count)
		SELECT date, station_id, what, count FROM gone, LATERAL (
			VALUES (${SOLD_OUT_DAYS}::text, 1), (${SOLD_OUT_SECONDS}::text, seconds)) AS thing (what, count)
		WHERE seconds <= 86400`;
}
