import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { forgetMails } from "./forget-mails.ts";

const BOOKER = {
	bookedBy: null,
	email: null,
	phone: null,
	phoneKey: null,
} as const;

/** What somebody booked or wished for another person stays theirs; who did it for them, and how to reach them, goes. */
export async function forgetBooker(
	tx: Tx,
	anchors: Anchors,
	now: Temporal.Instant,
): Promise<void> {
	const appointmentId = { in: [...anchors.bookedForOthers] };
	const wishId = { in: [...anchors.wishedForOthers] };
	const texts = await tx.messageText.deleteMany({
		where: { message: { OR: [{ appointmentId }, { wishId }] } },
	});
	const contacts = await tx.contact.updateMany({
		where: { appointmentId },
		data: { ...BOOKER, mayAsk: false },
	});
	const wished = await tx.wishContact.updateMany({
		where: { wishId },
		data: BOOKER,
	});
	await forgetMails(tx, { appointmentId });
	await forgetMails(tx, { wishId });
	await recordErasure(tx, "message_text", texts.count, now);
	await recordErasure(tx, "contact", contacts.count, now);
	await recordErasure(tx, "wish_contact", wished.count, now);
}
