import "server-only";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { foldName, isSameName } from "#lib/text/names.ts";

/**
 * Finished documents that were found by number or address, and those that came of an appointment of theirs and bear
 * their name: what lies ready for their child says its name, which is nobody else's answer.
 */
export async function listCollectionsOf(
	client: Db | Tx,
	{ collections, appointments }: Anchors,
): Promise<string[]> {
	const rows = await client.collection.findMany({
		where: {
			OR: [
				{ id: { in: [...collections] } },
				{ appointmentId: { in: [...appointments] } },
			],
		},
		select: {
			id: true,
			contact: { select: { name: true } },
			appointment: { select: { contact: { select: { name: true } } } },
		},
	});
	return rows
		.filter(
			({ id, contact, appointment }) =>
				collections.includes(id) ||
				(contact !== null &&
					appointment?.contact &&
					isSameName(
						foldName(contact.name),
						foldName(appointment.contact.name),
					)),
		)
		.map(({ id }) => id);
}

/** Those that have been fetched, or are expected no more: of the others the house still has to know whose they are. */
export async function listEndedCollections(
	client: Db | Tx,
	anchors: Anchors,
): Promise<{ ended: string[]; ready: number }> {
	const ids = await listCollectionsOf(client, anchors);
	const rows = await client.collection.findMany({
		where: { id: { in: ids } },
		select: { id: true, endedAt: true },
	});
	const ended = rows.filter(({ endedAt }) => endedAt !== null);
	return {
		ended: ended.map(({ id }) => id),
		ready: rows.length - ended.length,
	};
}
