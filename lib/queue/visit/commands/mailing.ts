import "server-only";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import type { VisitRow } from "#lib/queue/queries/rows.ts";

/**
 * Puts a mail with these words on its way, within the transaction.
 * @returns false if there is no address
 */
export async function writeTo(
	tx: Tx,
	{
		appointmentId,
		appointment,
		locale,
	}: Pick<VisitRow, "appointmentId" | "appointment" | "locale">,
	kind: "unsettled" | "note",
	text: string,
	now: Temporal.Instant,
): Promise<boolean> {
	const recipient = appointment?.contact?.email;
	if (!appointmentId || !recipient) return false;
	await enqueueMessage(tx, {
		appointmentId,
		kind,
		// Not about the calendar: each of them is news.
		sequence: await tx.message.count({ where: { appointmentId, kind } }),
		recipient,
		locale: toOffered(locale),
		text,
		origin: "staff",
		now,
	});
	return true;
}
