import "server-only";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { WishOffer } from "#lib/db/generated/client.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { offersLeftOf, WHOLE_WISH } from "#lib/wishes/queries/rows.ts";
import type { OfferAnswer, WishEnd } from "#lib/wishes/wishes.ts";
import { tellWish } from "./tell.ts";

/**
 * An offer that nobody takes: its time goes on to the next, or back to everybody. Whoever calls holds the wish's key.
 * With its last offer the wish ends.
 */
export async function closeOffer(
	tx: Tx,
	offer: Pick<WishOffer, "id" | "wishId" | "holdId" | "freedTimeId">,
	answer: Exclude<OfferAnswer, "accepted">,
	now: Temporal.Instant,
): Promise<void> {
	const hold =
		offer.holdId === null
			? null
			: await tx.appointment.findUnique({ where: { id: offer.holdId } });
	const days = hold
		? [{ stationId: hold.stationId, date: fromDbDate(hold.date) }]
		: [];
	if (hold) await openDays(tx, days, now);
	const at = toDbInstant(now);
	await tx.wishOffer.update({
		where: { id: offer.id },
		data: { answer, answeredAt: at, holdId: null },
	});
	if (hold) {
		await tx.appointment.updateMany({
			where: { id: hold.id, status: "held" },
			data: { status: "expired", holdExpiresAt: at },
		});
		const { freedTimeId } = offer;
		const isKept =
			freedTimeId !== null && (await keepBack(tx, hold, now, freedTimeId));
		if (freedTimeId !== null && !isKept) await returnTime(tx, freedTimeId);
		await raiseVersions(tx, days);
	}
	const wish = await tx.wish.findUniqueOrThrow({
		where: { id: offer.wishId },
		include: WHOLE_WISH,
	});
	if (offersLeftOf(wish) === 0)
		await closeWish(tx, offer.wishId, "offers-used", now);
}

/** What kept the time goes; what the offer does not need of it is free. */
export async function makeRoom(
	tx: Tx,
	holdId: string,
	now: Temporal.Instant,
): Promise<void> {
	await tx.freedTime.updateMany({ where: { holdId }, data: { holdId: null } });
	await tx.appointment.updateMany({
		where: { id: holdId, status: "held" },
		data: { status: "expired", holdExpiresAt: toDbInstant(now) },
	});
}

/** A time that was given back is everybody's again. */
async function returnTime(tx: Tx, freedTimeId: string): Promise<void> {
	await tx.freedTime.update({
		where: { id: freedTimeId },
		data: { outcome: "returned", holdId: null },
	});
}

/** Doing it again is no error. An offer that is still open is closed by whoever holds the wish's key, or the next turn. */
export async function closeWish(
	tx: Tx,
	wishId: string,
	how: WishEnd,
	now: Temporal.Instant,
): Promise<void> {
	const { count } = await tx.wish.updateMany({
		where: { id: wishId, endedAt: null },
		data: { endedAt: toDbInstant(now), endedHow: how },
	});
	const isNews = how === "too-late" || how === "offers-used";
	if (count > 0 && isNews) await tellWish(tx, wishId, "wish-ended", now);
}
