import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { forgetMails } from "./forget-mails.ts";

/** These invitations lose their person, and their links open nothing any more; what was booked with them stays. */
export async function eraseInvitationsOf(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<void> {
	const these = { in: [...ids] };
	await forgetMails(tx, { invitationId: these });
	const { count } = await tx.invitationContact.deleteMany({
		where: { invitationId: these },
	});
	await tx.invitation.updateMany({
		where: { id: these, withdrawnAt: null },
		data: { withdrawnAt: toDbInstant(now) },
	});
	await tx.invitation.updateMany({
		where: { id: these },
		data: { formKey: null },
	});
	await recordErasure(tx, "invitation_contact", count, now);
}
