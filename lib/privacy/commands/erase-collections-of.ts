import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { forgetMails } from "./forget-mails.ts";

/** These documents, which have been fetched, lose their person. */
export async function eraseCollectionsOf(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<void> {
	const these = { in: [...ids] };
	await forgetMails(tx, { collectionId: these });
	const { count } = await tx.collectionContact.deleteMany({
		where: { collectionId: these },
	});
	await tx.collection.updateMany({
		where: { id: these },
		data: { formKey: null, appointmentId: null },
	});
	await recordErasure(tx, "collection_contact", count, now);
}
