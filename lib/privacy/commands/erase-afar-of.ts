import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";

/**
 * Requests for a number from afar, with their mails, as long as none was drawn: one that was goes with its day. The table
 * is written anew by the sweep (forget-asked.ts). Files of mails go before.
 */
export async function eraseAfarOf(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<number> {
	const where = { id: { in: [...ids] }, visitId: null };
	const rows = await tx.afarTicket.findMany({
		where,
		select: { personKey: true },
	});
	const keys = new Set(rows.map(({ personKey }) => personKey));
	// Whoever draws a number with one of them just now has drawn it before, or finds nothing.
	await lockKey(tx, ...[...keys].map((key) => `afar person ${key}`));
	const { count } = await tx.afarTicket.deleteMany({ where });
	await recordErasure(tx, "afar_ticket", count, now);
	return count;
}
