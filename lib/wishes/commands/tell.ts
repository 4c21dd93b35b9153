import "server-only";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { enqueueWishMail } from "#lib/notifications/commands/enqueue.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type { WishMailKind } from "#lib/notifications/letter/rules/wish-letter.ts";
import { MAX_WISH_MESSAGES } from "#lib/notifications/notifications.ts";
import { addressOf } from "#lib/wishes/queries/rows.ts";

/**
 * Puts a mail about a wish on its way, if there is an address: its own, or that of the appointment it would bring
 * forward. Never more than MAX_WISH_MESSAGES; an offer beyond them is never made.
 */
export async function tellWish(
	tx: Tx,
	wishId: string,
	kind: WishMailKind,
	now: Temporal.Instant,
	{
		sequence = 0,
		origin = "house",
	}: { sequence?: number; origin?: MailOrigin } = {},
): Promise<void> {
	const wish = await tx.wish.findUniqueOrThrow({
		where: { id: wishId },
		select: {
			locale: true,
			contact: { select: { email: true } },
			brings: { select: { contact: { select: { email: true } } } },
			_count: { select: { messages: true } },
		},
	});
	const recipient = addressOf(wish);
	if (!recipient || wish._count.messages >= MAX_WISH_MESSAGES) return;
	const locale = toOffered(wish.locale);
	await enqueueWishMail(tx, {
		wishId,
		kind,
		sequence,
		recipient,
		locale,
		origin,
		now,
	});
}
