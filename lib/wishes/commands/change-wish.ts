import "server-only";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findWishRow } from "#lib/wishes/queries/find-wish.ts";
import {
	isBeingDrawn,
	selectionOfWish,
	wantedOf,
} from "#lib/wishes/queries/rows.ts";
import type { Wanted } from "#lib/wishes/wishes.ts";
import { type NoteRefusal, readWanted, serviceRows } from "./note-wish.ts";

type ChangeRefusal = NoteRefusal | "unknown-wish" | "wish-ended" | "busy";

/**
 * Other days, hours, stations or services. How long somebody has waited stays; an offer that is open stays, too. Of an
 * appointment that is brought forward the services are the appointment's.
 */
export function changeWish(input: {
	token: string;
	wanted: Wanted;
	now: Temporal.Instant;
}): Promise<Result<null, ChangeRefusal>> {
	return orBusy<null, ChangeRefusal>(async () => {
		const { token, now } = input;
		const found = await findWishRow(db(), token);
		if (!found) return refuse("unknown-wish");
		const catalog = await getCatalog(found.locale, now);
		const { services } = found.bringsId
			? wantedOf(found, catalog)
			: input.wanted;
		const noted = readWanted({ ...input.wanted, services }, catalog, now);
		if (!noted.ok) return noted;
		return write<null, ChangeRefusal>(async (tx) => {
			await lockKey(tx, `wish ${found.id}`);
			const wish = await findWishRow(tx, token);
			if (!wish) return refuse("unknown-wish");
			if (wish.endedAt) return refuse("wish-ended");
			if (isBeingDrawn(wish, now)) return refuse("busy");
			const { columns, selection } = noted.value;
			const isSameReason =
				columns.urgentReason === wish.urgentReason &&
				columns.urgentBy?.getTime() === wish.urgentBy?.getTime();
			await tx.wish.update({
				where: { id: wish.id },
				data: {
					...columns,
					version: { increment: 1 },
					// What was proven was another reason.
					...(isSameReason ? {} : { proofSeenAt: null }),
					...(isSame(selection, selectionOfWish(wish, catalog))
						? {}
						: { services: { deleteMany: {}, create: serviceRows(selection) } }),
				},
			});
			return ok(null);
		});
	});
}

const isSame = (
	...[one, other]: [
		Parameters<typeof serviceRows>[0],
		Parameters<typeof serviceRows>[0],
	]
) => JSON.stringify(serviceRows(one)) === JSON.stringify(serviceRows(other));
