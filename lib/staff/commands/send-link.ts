import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { enqueueAccountMail } from "#lib/notifications/commands/enqueue.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type { AccountMailKind } from "#lib/notifications/letter/rules/account-letter.ts";

/** How long a link opens something: an invitation waits for a holiday to end, a new password does not. */
const HOURS: Record<AccountMailKind, number> = {
	invitation: 14 * 24,
	reset: 2,
};

/**
 * A one-time link, on its way by mail in the same transaction. Older ones of the account are worth nothing any more.
 * @returns its id
 */
export async function sendLink(
	tx: Tx,
	user: { id: string; email: string },
	kind: AccountMailKind,
	now: Temporal.Instant,
	/** "citizen": asked for by anybody who knows the address. */
	origin: MailOrigin = "staff",
): Promise<string> {
	const id = randomUUID();
	const createdAt = toDbInstant(now);
	await tx.oneTimeLink.create({
		data: {
			id,
			userId: user.id,
			kind,
			createdAt,
			expiresAt: toDbInstant(now.add({ hours: HOURS[kind] })),
		},
	});
	const leaves = await enqueueAccountMail(tx, {
		kind,
		linkId: id,
		recipient: user.email,
		origin,
		now,
	});
	// Whoever fills a colleague's mailbox with links must not end the one that has arrived.
	await tx.oneTimeLink.updateMany({
		where: {
			userId: user.id,
			usedAt: null,
			expiresAt: { gt: createdAt },
			id: leaves ? { not: id } : id,
		},
		data: { expiresAt: createdAt },
	});
	return id;
}
