import "server-only";
import type { Tx } from "#lib/db/client.ts";

/**
 * What staff wrote about or to a person stands with the contact, and goes when that is erased (decision 0009).
 * @param about "cancelled", or the id of the message it was sent with
 */
export async function rememberWords(
	tx: Tx,
	{ id, contact }: { id: string; contact: { words: unknown } | null },
	about: string,
	words: string,
): Promise<void> {
	if (!contact) return;
	const known = contact.words as Record<string, string>;
	await tx.contact.update({
		where: { appointmentId: id },
		data: { words: { ...known, [about]: words } },
	});
}
