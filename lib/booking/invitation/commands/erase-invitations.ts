import "server-only";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { cutoff } from "#lib/booking/rules/retention.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { log } from "#lib/runtime/log.ts";
import { civilDateOf } from "#lib/time.ts";

/** So many days after an invitation's last day, or after it was withdrawn, nobody knows any more whom it was for. */
export async function eraseInvitations(now: Temporal.Instant): Promise<void> {
	const { contactDays } = await getRetention();
	const ended = cutoff(now, contactDays);
	const over = {
		OR: [
			{ withdrawnAt: { lte: toDbInstant(ended) } },
			{ lastDay: { lt: toDbDate(civilDateOf(ended)) } },
		],
	};
	// Files first: once the keys are gone, nobody knows any more which mails were about them.
	const mails = await db().message.findMany({
		where: { invitation: over },
		select: { id: true, recipientKey: true },
	});
	const known = mails.filter(({ id, recipientKey }) => recipientKey !== id);
	await removeSavedMails(known.map(({ id }) => id));
	const contacts = await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing");
		for (const { id } of known)
			await tx.message.update({ where: { id }, data: { recipientKey: id } });
		await tx.invitation.updateMany({
			where: { ...over, formKey: { not: null } },
			data: { formKey: null },
		});
		const { count } = await tx.invitationContact.deleteMany({
			where: { invitation: over },
		});
		await recordErasure(tx, "invitation_contact", count, now);
		return count;
	}, WRITE);
	if (contacts > 0) log().info({ invitation_contact: contacts }, "erased");
	await rewriteErased("invitation_contact", now);
}
