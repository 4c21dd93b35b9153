import "server-only";
import { afarOfToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * Forgets what was asked for with an address, as long as no number was drawn with it. Whoever has the mail's link has the
 * mailbox, which is all that is known of them; at a counter the station is asked for as well (lib/privacy/queries/find-afar-of.ts).
 * Doing it again is no error. The table is written anew by the sweep that erases memos, and not while somebody waits for this page
 * and others for the table.
 */
export function forgetAsked({
	token,
	now,
}: {
	/** Of the mail's link. */
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, "drawn" | "busy">> {
	return orBusy<null, "drawn" | "busy">(async () => {
		const id = afarOfToken(token);
		if (!id) return ok(null);
		const asked = await db().afarTicket.findUnique({
			where: { id },
			select: { personKey: true },
		});
		if (!asked) return ok(null);
		const mails = await db().message.findMany({
			where: { afarId: id, afar: { visitId: null } },
			select: { id: true },
		});
		// Files first: once their rows are gone, nobody knows any more which mails were about them.
		await removeSavedMails(mails.map((mail) => mail.id));
		return write<null, "drawn">(async (tx) => {
			// Whoever draws a number with it just now has drawn it before, or finds nothing.
			await lockKey(tx, `afar person ${asked.personKey}`);
			const { count } = await tx.afarTicket.deleteMany({
				where: { id, visitId: null },
			});
			await recordErasure(tx, "afar_ticket", count, now);
			const isDrawn = await tx.afarTicket.count({ where: { id } });
			return isDrawn > 0 ? refuse("drawn") : ok(null);
		});
	});
}
