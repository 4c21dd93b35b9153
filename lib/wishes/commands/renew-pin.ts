import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findWishForStaff } from "#lib/wishes/queries/list-wishes.ts";

type RenewRefusal = "forbidden" | "unknown-wish" | "wish-ended" | "busy";

/**
 * A new PIN for whoever lost theirs or had it closed by wrong tries; the old one opens nothing any more. As of an
 * appointment: by whoever may book, as long as it stands, and the link opens it as before.
 */
export function renewWishPin(
	actor: Actor,
	input: { wishId: string; now: Temporal.Instant },
): Promise<Result<null, RenewRefusal>> {
	return orBusy<null, RenewRefusal>(async () => {
		const { wishId, now } = input;
		const may = "appointment:book" as const;
		const found = await findWishForStaff(actor, wishId, may, now);
		if (!found.ok) return found;
		return write<null, RenewRefusal>(async (tx) => {
			await lockKey(tx, `wish ${wishId}`);
			const { count } = await tx.wish.updateMany({
				where: { id: wishId, endedAt: null },
				data: { pinVersion: { increment: 1 }, pinFailures: 0 },
			});
			if (count === 0) return refuse("wish-ended");
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "wish:pin",
					subject: `wish ${found.value.reference}`,
				},
				now,
			);
			return ok(null);
		});
	});
}
