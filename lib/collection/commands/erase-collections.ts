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
 * As after an appointment: so many days after a document was fetched, or is expected no more, nothing is known any more
 * about whose it was.
 */
export async function eraseCollections(now: Temporal.Instant): Promise<void> {
	const { contactDays } = await getRetention();
	const ended = toDbInstant(cutoff(now, contactDays));
	// Files first: once the keys are gone, nobody knows any more which mails were about them.
	const mails = await db().$queryRaw<{ id: string }[]>`
		SELECT m.id::text FROM message m JOIN collection c ON c.id = m.collection_id
		WHERE c.ended_at <= ${ended}::timestamptz AND m.recipient_key <> m.id::text`;
	await removeSavedMails(mails.map(({ id }) => id));
	const contacts = await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing");
		await tx.$executeRaw`
			UPDATE message SET recipient_key = message.id::text FROM collection
			WHERE collection.id = message.collection_id AND collection.ended_at <= ${ended}::timestamptz
				AND recipient_key <> message.id::text`;
		await tx.collection.updateMany({
			where: {
				endedAt: { lte: ended },
				OR: [{ formKey: { not: null } }, { appointmentId: { not: null } }],
			},
			data: { formKey: null, appointmentId: null },
		});
		const { count } = await tx.collectionContact.deleteMany({
			where: { collection: { endedAt: { lte: ended } } },
		});
		await recordErasure(tx, "collection_contact", count, now);
		return count;
	}, WRITE);
	if (contacts > 0) log().info({ collection_contact: contacts }, "erased");
	await rewriteErased("collection_contact", now);
}
