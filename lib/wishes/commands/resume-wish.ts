import "server-only";
import { lockAppointment } from "#lib/booking/manage/commands/managed.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { findWishRow } from "#lib/wishes/queries/find-wish.ts";
import { isBeingDrawn } from "#lib/wishes/queries/rows.ts";
import { NOBODY } from "#lib/wishes/wishes.ts";
import { hasEnough } from "./create-wish.ts";

type ResumeRefusal =
	| "unknown-wish"
	/** It has ended in another way, its last day is over, or its appointment waits by another wish. */
	| "cannot-resume"
	| "too-many-wishes"
	| "busy";

/** Takes back that somebody ended their wish: it waits again, since when it was told. */
export function resumeWish(input: {
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, ResumeRefusal>> {
	return orBusy<null, ResumeRefusal>(async () => {
		const { token, now } = input;
		const found = await findWishRow(db(), token);
		if (!found) return refuse("unknown-wish");
		return write<null, ResumeRefusal>(async (tx) => {
			await lockKey(tx, `wish ${found.id}`);
			const wish = await findWishRow(tx, token);
			if (!wish) return refuse("unknown-wish");
			if (wish.endedHow === null) return ok(null);
			if (isBeingDrawn(wish, now)) return refuse("busy");
			const isOver = fromDbDate(wish.latest) < civilDateOf(now);
			if (wish.endedHow !== "withdrawn" || isOver)
				return refuse("cannot-resume");
			if (wish.bringsId) {
				const appointment = await lockAppointment(tx, wish.bringsId);
				const others = await tx.wish.count({
					where: { bringsId: wish.bringsId, endedAt: null },
				});
				if (others > 0 || appointment.status !== "booked")
					return refuse("cannot-resume");
			}
			const enough = await hasEnough(tx, wish.contact ?? NOBODY);
			if (enough) return refuse(enough);
			await tx.wish.update({
				where: { id: wish.id },
				data: { endedAt: null, endedHow: null },
			});
			return ok(null);
		});
	});
}
