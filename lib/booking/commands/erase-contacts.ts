import "server-only";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { cutoff, HOLD_DAYS } from "#lib/booking/rules/retention.ts";
import { db, type Tx, WRITE } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { log } from "#lib/runtime/log.ts";

/** Holds deleted in one run; the next run takes the rest. */
const HOLDS_AT_ONCE = 5_000;

/**
 * What the privacy page promises (design §7): some days after an appointment, cancelled or not, nothing
 * is known any more about the person; what happened stays for the figures. Everything is found by its
 * age, so running it again, or in two processes at once, does no harm.
 */
export async function eraseContacts(now: Temporal.Instant): Promise<void> {
	const { contactDays, actorDays } = await getRetention();
	const ended = toDbInstant(cutoff(now, contactDays));
	// Files first: once the contacts are gone, nobody knows any more which mails were about them.
	await removeSavedMails(await listMailsOfEnded(ended));
	const erased = await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing");
		const counts = {
			contact: await deleteContacts(tx, ended),
			message_text: await deleteTexts(tx, ended),
			actor: await forgetActors(tx, toDbInstant(cutoff(now, actorDays))),
			hold: await deleteHolds(tx, toDbInstant(cutoff(now, HOLD_DAYS))),
		};
		await forgetClients(tx, toDbInstant(now));
		for (const what of ["contact", "message_text", "actor", "hold"] as const)
			await recordErasure(tx, what, counts[what], now);
		return counts;
	}, WRITE);
	if (Object.values(erased).some((rows) => rows > 0))
		log().info(erased, "erased");
	await rewriteErased("contact", now);
	await rewriteErased("message_text", now);
}

async function listMailsOfEnded(ended: Date): Promise<string[]> {
	const rows = await db().message.findMany({
		where: {
			appointment: { endsAt: { lte: ended }, contact: { isNot: null } },
		},
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/** With the contact goes the key by which its mails knew the address. */
async function deleteContacts(tx: Tx, ended: Date): Promise<number> {
	await tx.$executeRaw`
		UPDATE message SET recipient_key = message.id::text
		FROM contact JOIN appointment ON appointment.id = contact.appointment_id
		WHERE message.appointment_id = contact.appointment_id AND appointment.ends_at <= ${ended}::timestamptz`;
	const { count } = await tx.contact.deleteMany({
		where: { appointment: { endsAt: { lte: ended } } },
	});
	return count;
}

/** What staff wrote to them. */
async function deleteTexts(tx: Tx, ended: Date): Promise<number> {
	const { count } = await tx.messageText.deleteMany({
		where: { message: { appointment: { endsAt: { lte: ended } } } },
	});
	return count;
}

async function forgetActors(tx: Tx, before: Date): Promise<number> {
	const { count } = await tx.appointmentEvent.updateMany({
		where: { at: { lte: before }, actor: { not: null } },
		data: { actor: null },
	});
	return count;
}

/** Rows that a booking works on right now are left for the next run: nobody waits for anybody. */
function deleteHolds(tx: Tx, before: Date): Promise<number> {
	return tx.$executeRaw`
		DELETE FROM appointment WHERE id IN (
			SELECT id FROM appointment hold
			WHERE status IN ('held', 'expired') AND hold_expires_at <= ${before}::timestamptz
				AND NOT EXISTS (SELECT 1 FROM appointment WHERE replaces_id = hold.id)
			LIMIT ${HOLDS_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
}

/** A hold that ran out unnoticed keeps its client's key until somebody opens its day. */
function forgetClients(tx: Tx, now: Date): Promise<number> {
	return tx.$executeRaw`
		UPDATE appointment SET client_key = NULL WHERE id IN (
			SELECT id FROM appointment
			WHERE status = 'held' AND hold_expires_at <= ${now}::timestamptz AND client_key IS NOT NULL
			FOR UPDATE SKIP LOCKED)`;
}
