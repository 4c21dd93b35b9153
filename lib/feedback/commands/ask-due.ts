import "server-only";
import { randomUUID } from "node:crypto";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import {
	ASKED_STATUSES,
	askUntil,
	askWindow,
} from "#lib/feedback/rules/ask.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";

/** So many rows are locked at a time; what somebody works on just now is left for the next turn. */
const BATCH = 50;

/**
 * Asks by mail how it was: everybody who said at booking that we may, once their visit has ended. Driven by the clock
 * and the rows, so nothing has to be undone when somebody cancels, moves, or a clerk takes a step back. Once for each
 * appointment, whatever becomes of it later.
 * @returns how many
 */
export async function askDue(now: Temporal.Instant): Promise<number> {
	let asked = 0;
	for (;;) {
		const count = await db().$transaction((tx) => askBatch(tx, now));
		asked += count;
		if (count < BATCH) return asked;
	}
}

interface DueRow {
	id: string;
	stationId: number;
	serviceId: number | null;
	day: Date;
	locale: string;
	email: string;
}

/**
 * Several processes may do this at a time, one after the other: what one of them wrote, the next one's statement sees.
 * Rows that somebody else works on just now are skipped.
 */
async function askBatch(tx: Tx, now: Temporal.Instant): Promise<number> {
	await lockKey(tx, "asking how it was");
	const { from, until } = askWindow(now);
	const due = await tx.$queryRaw<DueRow[]>`
		SELECT a.id, a.station_id AS "stationId", a.date AS day, a.locale, c.email,
			(SELECT s.service_id FROM appointment_service s JOIN service ON service.id = s.service_id
				WHERE s.appointment_id = a.id ORDER BY service.position, service.id LIMIT 1) AS "serviceId"
		FROM appointment a JOIN contact c ON c.appointment_id = a.id JOIN visit v ON v.appointment_id = a.id
		WHERE a.status = ANY (${[...ASKED_STATUSES]}::text[]) AND c.may_ask AND c.email IS NOT NULL
			AND v.ended_at > ${toDbInstant(from)}::timestamptz AND v.ended_at <= ${toDbInstant(until)}::timestamptz
			AND NOT EXISTS (SELECT 1 FROM message m WHERE m.appointment_id = a.id AND m.kind = 'feedback')
		ORDER BY v.ended_at, a.id LIMIT ${BATCH}
		FOR NO KEY UPDATE OF a SKIP LOCKED`;
	for (const row of due) {
		const id = randomUUID();
		const { stationId, serviceId, day } = row;
		await tx.feedbackAsk.create({
			data: {
				id,
				stationId,
				serviceId,
				day,
				visitKind: "appointment",
				until: toDbDate(askUntil(now)),
			},
		});
		await enqueueMessage(tx, {
			appointmentId: row.id,
			kind: "feedback",
			// The calendar's number does not matter: one is asked once.
			sequence: 0,
			recipient: row.email,
			locale: toOffered(row.locale),
			askId: id,
			origin: "house",
			now,
		});
	}
	return due.length;
}
