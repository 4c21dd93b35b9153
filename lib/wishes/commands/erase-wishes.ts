import "server-only";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { cutoff } from "#lib/booking/rules/retention.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { log } from "#lib/runtime/log.ts";

/**
 * As after an appointment: so many days after a wish has ended, nothing is known any more about who wished. The wish
 * itself stays for the figures.
 */
export async function eraseWishes(now: Temporal.Instant): Promise<void> {
	const { contactDays } = await getRetention();
	const ended = toDbInstant(cutoff(now, contactDays));
	// Files first: once the keys are gone, nobody knows any more which mails were about them.
	const mails = await db().$queryRaw<{ id: string }[]>`
		SELECT m.id::text FROM message m JOIN wish w ON w.id = m.wish_id
		WHERE w.ended_at <= ${ended}::timestamptz AND m.recipient_key <> m.id::text`;
	await removeSavedMails(mails.map(({ id }) => id));
	const contacts = await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing");
		await tx.$executeRaw`
			UPDATE message SET recipient_key = message.id::text FROM wish
			WHERE wish.id = message.wish_id AND wish.ended_at <= ${ended}::timestamptz
				AND recipient_key <> message.id::text`;
		await tx.wish.updateMany({
			where: { endedAt: { lte: ended }, clientKey: { not: null } },
			data: { clientKey: null },
		});
		const { count } = await tx.wishContact.deleteMany({
			where: { wish: { endedAt: { lte: ended } } },
		});
		await recordErasure(tx, "wish_contact", count, now);
		return count;
	}, WRITE);
	if (contacts > 0) log().info({ wish_contact: contacts }, "erased");
	await rewriteErased("wish_contact", now);
}
