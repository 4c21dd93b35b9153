import "server-only";
import { hideLanguage } from "#lib/booking/manage/commands/withdraw-language.ts";
import { db } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findWishRow } from "#lib/wishes/queries/find-wish.ts";
import { isBeingDrawn } from "#lib/wishes/queries/rows.ts";

type WithdrawRefusal = "unknown-wish" | "busy";

/**
 * Whoever has the link no longer wants the desk to see their language. It holds for what the wish has become, too: the
 * consent went along. Doing it again is no error.
 */
export function withdrawWishLanguage(input: {
	/** Of the wish. */
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, WithdrawRefusal>> {
	return orBusy<null, WithdrawRefusal>(async () => {
		const { token, now } = input;
		const found = await findWishRow(db(), token);
		if (!found) return refuse("unknown-wish");
		return write<null, WithdrawRefusal>(async (tx) => {
			// Whoever makes an appointment of it right now comes before, and is found, or after, and has nothing to take along.
			await lockKey(tx, `wish ${found.id}`);
			const wish = await findWishRow(tx, token);
			if (!wish) return refuse("unknown-wish");
			if (isBeingDrawn(wish, now)) return refuse("busy");
			await tx.wishContact.updateMany({
				where: { wishId: wish.id },
				data: { showsLanguage: false },
			});
			for (const { answer, appointment } of wish.offers)
				if (answer === "accepted" && appointment)
					await hideLanguage(tx, appointment.id, now);
			return ok(null);
		});
	});
}
