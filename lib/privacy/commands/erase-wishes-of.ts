import "server-only";
import { randomUUID } from "node:crypto";
import { formKeyHash } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { forgetMails } from "./forget-mails.ts";

/** These wishes, which have ended, lose their person and every key; nothing opens them any more. */
export async function eraseWishesOf(
	tx: Tx,
	ids: readonly string[],
	now: Temporal.Instant,
): Promise<void> {
	await forgetMails(tx, { wishId: { in: [...ids] } });
	const { count } = await tx.wishContact.deleteMany({
		where: { wishId: { in: [...ids] } },
	});
	for (const id of ids)
		await tx.wish.update({
			where: { id },
			data: {
				formKey: null,
				clientKey: null,
				tokenVersion: { increment: 1 },
				pinVersion: { increment: 1 },
				// By this the link was found; no link has another one.
				tokenKey: formKeyHash(randomUUID()),
			},
		});
	await recordErasure(tx, "wish_contact", count, now);
}
