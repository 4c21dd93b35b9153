import "server-only";
import { type GivenBack, keepBack } from "#lib/booking/commands/keep-back.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { type DayKey, raiseVersions } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import { freeHolds } from "./after-effects.ts";

/** So many at a time; the next turn takes the rest. */
const BATCH = 200;

/**
 * Keeps the lists true, driven by the clock and the rows, not by jobs long ahead: what has solved itself leaves them,
 * and whoever has not answered, or whose mail did not arrive, is to be called. Several processes may do so at once.
 */
export async function settleCases(now: Temporal.Instant): Promise<void> {
	await settleOvertaken(now);
	await callTheSilent(now);
	await callTheUnreached(now);
	await freeForgottenHolds(now);
}

/**
 * An appointment that was moved, cancelled or used since needs no list any more. A cancelled one whose person is still
 * to be told stays.
 */
async function settleOvertaken(now: Temporal.Instant): Promise<void> {
	await db().$executeRaw`
		UPDATE plan_case p SET
			status = CASE WHEN a.status = 'booked' AND a.hold_key = p.hold_key THEN 'accepted' ELSE 'settled' END,
			settled_at = ${toDbInstant(now)}::timestamptz
		FROM appointment a
		WHERE a.id = p.appointment_id AND p.status IN ('kept', 'offered', 'to-call', 'reached')
			AND (p.way <> 'cancel' AND (a.status <> 'booked' OR a.calendar_sequence > p.sequence)
				OR a.ends_at <= ${toDbInstant(now)}::timestamptz)`;
}

/** No answer within the time that was held: somebody calls. The time itself is free again by itself. */
async function callTheSilent(now: Temporal.Instant): Promise<void> {
	await db().$executeRaw`
		UPDATE plan_case SET status = 'to-call', reason = 'no-answer'
		WHERE status = 'offered' AND offered_until <= ${toDbInstant(now)}::timestamptz`;
}

/** The mail failed or came back: the held time stays for the call. */
async function callTheUnreached(now: Temporal.Instant): Promise<void> {
	await db().$executeRaw`
		UPDATE plan_case p SET status = 'to-call', reason = 'mail-failed', settled_at = NULL
		FROM appointment a
		WHERE a.id = p.appointment_id AND a.starts_at > ${toDbInstant(now)}::timestamptz
			AND p.status IN ('offered', 'cancelled') AND NOT EXISTS (
				SELECT 1 FROM plan_case o WHERE o.appointment_id = p.appointment_id AND o.id <> p.id
					AND o.status IN ('kept', 'offered', 'to-call', 'reached'))
			AND EXISTS (SELECT 1 FROM message m
				WHERE m.appointment_id = p.appointment_id AND m.sequence = p.sequence AND m.reached_at IS NULL
					AND m.kind = CASE p.way WHEN 'cancel' THEN 'cancelled-by-office' ELSE 'offer' END
					AND m.status IN ('failed', 'bounced') AND m.last_error IS DISTINCT FROM 'outdated')`;
}

/** A time that is held for somebody who has settled it otherwise is free for others. */
async function freeForgottenHolds(now: Temporal.Instant): Promise<void> {
	const rows = await db().planCase.findMany({
		where: {
			OR: [
				{ status: { in: ["accepted", "settled", "cancelled"] } },
				{ reason: "open-again" },
			],
			hold: { status: "held", holdExpiresAt: { gt: toDbInstant(now) } },
		},
		select: { hold: true },
		take: BATCH,
	});
	for (const { hold } of rows)
		if (hold) await inTransaction((tx) => freeOffer(tx, hold, now));
}

/** Gives a held time back, under its day's lock: to whoever waits for one, as any other time that was given back. */
export async function freeOffer(
	tx: Tx,
	hold: GivenBack & { id: string },
	now: Temporal.Instant,
): Promise<void> {
	const day: DayKey = {
		stationId: hold.stationId,
		date: fromDbDate(hold.date),
	};
	await openDays(tx, [day], now);
	const freed = await freeHolds(tx, [hold.id], now);
	if (freed > 0) await keepBack(tx, hold, now);
	await raiseVersions(tx, [day]);
}
