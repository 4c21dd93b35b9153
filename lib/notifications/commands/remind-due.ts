import "server-only";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { enqueueMessages } from "./enqueue.ts";

/** So many rows are locked at a time; a booking that is just being cancelled is left for the next turn. */
const BATCH = 50;

/**
 * Whoever heard of the appointment (booked, moved or changed it, or had a mail that names its time) so shortly before
 * the reminder would be due gets none: it would only repeat that. What the house changed without telling them, such as
 * the desk, they never heard of, and a mail that did not leave they have not read.
 */
const QUIET_HOURS = 12;
const NAMES_THE_TIME = [
	"confirmed",
	"changed",
	"moved",
	"as-before",
] as const satisfies MessageKind[];

/**
 * Puts the reminders on their way that are due: `City.reminderHours` before the appointment. Driven by
 * the clock and the rows, not by jobs long ahead, so nothing has to be undone when somebody cancels or
 * moves. One per calendar sequence: a moved appointment gets its own.
 * @returns how many
 */
export async function remindDue(now: Temporal.Instant): Promise<number> {
	let reminded = 0;
	for (;;) {
		const count = await db().$transaction((tx) => remindBatch(tx, now));
		reminded += count;
		if (count < BATCH) return reminded;
	}
}

interface DueRow {
	id: string;
	sequence: number;
	locale: string;
	email: string;
}

/**
 * Several processes may do this at a time: rows that another one holds are skipped, and should two see
 * the same one after all, the message's unique key lets only one through.
 */
async function remindBatch(tx: Tx, now: Temporal.Instant): Promise<number> {
	const at = toDbInstant(now);
	const due = await tx.$queryRaw<DueRow[]>`
		SELECT a.id, a.calendar_sequence AS sequence, a.locale, c.email
		FROM appointment a JOIN contact c ON c.appointment_id = a.id JOIN city ON city.id = 1
		WHERE a.status = 'booked' AND c.email IS NOT NULL
			AND a.starts_at > ${at}::timestamptz
			AND a.starts_at <= ${at}::timestamptz + make_interval(hours => city.reminder_hours)
			AND a.starts_at >= make_interval(hours => city.reminder_hours + ${QUIET_HOURS}::int)
				+ GREATEST(a.created_at,
					(SELECT max(e.at) FROM appointment_event e WHERE e.appointment_id = a.id
						AND e.actor = 'citizen' AND e.kind IN ('status', 'moved', 'services')),
					(SELECT max(m.created_at) FROM message m WHERE m.appointment_id = a.id
						AND m.kind = ANY (${[...NAMES_THE_TIME]}::text[]) AND m.status IN ('queued', 'sent')))
			-- Whoever is to come at another time is not reminded of the one that is gone.
			AND NOT EXISTS (SELECT 1 FROM plan_case p
				WHERE p.appointment_id = a.id AND p.status IN ('offered', 'to-call'))
			AND NOT EXISTS (SELECT 1 FROM message m
				WHERE m.appointment_id = a.id AND m.kind = 'reminder' AND m.sequence = a.calendar_sequence)
		ORDER BY a.starts_at, a.id LIMIT ${BATCH}
		FOR NO KEY UPDATE OF a SKIP LOCKED`;
	await enqueueMessages(
		tx,
		due.map(({ id, sequence, locale, email }) => ({
			appointmentId: id,
			kind: "reminder",
			sequence,
			recipient: email,
			locale: toOffered(locale),
			origin: "house",
			now,
		})),
	);
	return due.length;
}
