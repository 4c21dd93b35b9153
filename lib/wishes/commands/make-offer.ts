import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { holdKeyOf, wishOfferToken } from "#lib/auth/secrets/secrets.ts";
import { minutesOf, type Selection } from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import { instantAt, type Minute } from "#lib/time.ts";
import type { OfferReason } from "#lib/wishes/wishes.ts";
import { tellWish } from "./tell.ts";

interface NewOffer {
	wish: {
		id: string;
		locale: string;
		minorCase: string | null;
		bringsId: string | null;
	};
	selection: Selection;
	day: DayKey;
	deskId: number;
	start: Minute;
	/** Epoch milliseconds. */
	openUntil: number;
	/** The kept time that it takes; null: it was free. */
	freedTimeId: string | null;
	/** Null: by hand. */
	reason: OfferReason | null;
}

/**
 * Holds a time for a wish and says so, under the locks of the offering and of the day. The hold is like any other one,
 * but nobody knows its key: only the page of the offer leads to it.
 */
export async function makeOffer(
	tx: Tx,
	{ wish, selection, day, deskId, start, ...offer }: NewOffer,
	now: Temporal.Instant,
	origin: MailOrigin = "house",
): Promise<{ token: string; startsAt: Date; endsAt: Date }> {
	const begin = instantAt(day.date, start);
	const startsAt = toDbInstant(begin);
	const endsAt = toDbInstant(
		begin.add({ minutes: minutesOf(selection, day.date) }),
	);
	const openUntil = new Date(offer.openUntil);
	const { id: holdId } = await tx.appointment.create({
		data: {
			id: randomUUID(),
			holdKey: randomBytes(32).toString("hex"),
			replacesId: wish.bringsId,
			stationId: day.stationId,
			deskId,
			date: toDbDate(day.date),
			startsAt,
			endsAt,
			status: "held",
			channel: "online",
			holdExpiresAt: openUntil,
			locale: wish.locale,
			minorCase: wish.minorCase,
			calendarUid: randomUUID(),
			createdAt: toDbInstant(now),
			services: {
				create: selection.map(({ service, quantity }) => ({
					serviceId: service.id,
					quantity,
				})),
			},
		},
	});
	const id = randomUUID();
	const token = wishOfferToken(id);
	const sequence =
		1 + (await tx.wishOffer.count({ where: { wishId: wish.id } }));
	await tx.wishOffer.create({
		data: {
			id,
			wishId: wish.id,
			tokenKey: holdKeyOf(token),
			sequence,
			holdId,
			freedTimeId: offer.freedTimeId,
			stationId: day.stationId,
			startsAt,
			endsAt,
			offeredAt: toDbInstant(now),
			openUntil,
			byHand: offer.reason === null,
			...(offer.reason ? { reason: { ...offer.reason } } : {}),
		},
	});
	await tellWish(tx, wish.id, "wish-offer", now, { sequence, origin });
	return { token, startsAt, endsAt };
}
