import "server-only";
import { db } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findWishRow } from "#lib/wishes/queries/find-wish.ts";
import { isBeingDrawn, WHOLE_WISH } from "#lib/wishes/queries/rows.ts";
import type { WishEnd } from "#lib/wishes/wishes.ts";
import { closeOffer, closeWish } from "./close.ts";

type EndRefusal = "unknown-wish" | "busy";

/** Whoever has the link waits no longer. Doing it again is no error. */
export function endWish(input: {
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, EndRefusal>> {
	return orBusy<null, EndRefusal>(async () => {
		const found = await findWishRow(db(), input.token);
		return found
			? endAndWithdraw(found.id, "withdrawn", input.now)
			: refuse("unknown-wish");
	});
}

/**
 * Two transactions: once the first is committed no further offer is made to the wish, and the second one closes the
 * offer that is open, under the lock of its day. If it does not come to that, the next sweep does it.
 */
export async function endAndWithdraw(
	wishId: string,
	how: WishEnd,
	now: Temporal.Instant,
): Promise<Result<null, "busy">> {
	const ended = await write<null, "busy">(async (tx) => {
		await lockKey(tx, `wish ${wishId}`);
		const wish = await tx.wish.findUniqueOrThrow({
			where: { id: wishId },
			select: { draw: WHOLE_WISH.draw },
		});
		if (isBeingDrawn(wish, now)) return refuse("busy");
		await closeWish(tx, wishId, how, now);
		return ok(null);
	});
	if (!ended.ok) return ended;
	return write<null, never>(async (tx) => {
		await lockKey(tx, `wish ${wishId}`);
		const open = await tx.wishOffer.findFirst({
			where: { wishId, answer: null },
		});
		// They let it pass: whoever takes the end back has one less.
		if (open) await closeOffer(tx, open, "declined", now);
		return ok(null);
	});
}
