import "server-only";
import {
	pinOf,
	recipientKeyOf,
	wishOfferToken,
	wishToken,
} from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import type {
	WishMailKind,
	WishNotice,
} from "#lib/notifications/letter/rules/wish-letter.ts";
import {
	MAX_WISH_MESSAGES,
	meetingOf,
} from "#lib/notifications/notifications.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { env } from "#lib/runtime/env.ts";

const WHO = { select: { name: true, bookedBy: true, email: true } } as const;

/** A mail about a wish that waits; null if this mail is about something else, or nothing is left to do. */
export async function findWishMail(
	id: string,
	now: Temporal.Instant,
): Promise<{
	/** Null: the address was erased or corrected since. */
	recipient: string | null;
	/** An offer that is over, a wish that has ended meanwhile. */
	outdated: boolean;
	notice: WishNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: {
			wish: {
				include: {
					contact: WHO,
					brings: { select: { kind: true, contact: WHO } },
					offers: { orderBy: { sequence: "asc" } },
					_count: { select: { messages: true } },
				},
			},
		},
	});
	const wish = row?.wish;
	if (!wish) return null;
	const contact = wish.contact ?? wish.brings?.contact ?? null;
	const address = contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	const recipient = isCurrent ? address : null;
	const locale = toOffered(row.locale);
	const { baseUrl } = env();
	const to = wishPaths(locale);
	const about = {
		locale,
		name: contact?.bookedBy ?? contact?.name ?? null,
		reference: wish.reference,
		pin: pinOf(wish.id, wish.pinVersion),
		links: {
			wish: `${baseUrl}${to.wish(wishToken(wish.id, wish.tokenVersion))}`,
			again: `${baseUrl}${to.form()}`,
		},
	};
	const kind = row.kind as WishMailKind;
	if (kind === "wish-noted")
		return {
			recipient,
			outdated: wish.endedAt !== null,
			notice: { ...about, kind },
		};
	if (kind === "wish-drawn")
		return {
			recipient,
			outdated: wish.endedAt !== null || wish.drawnIn === null,
			notice: {
				...about,
				kind,
				draw: `${baseUrl}${drawPaths(locale).draw(wish.drawnIn ?? 0)}`,
			},
		};
	if (kind === "wish-ended")
		return {
			recipient,
			outdated: false,
			notice: {
				...about,
				kind,
				how: wish.endedHow === "offers-used" ? "offers-used" : "too-late",
			},
		};
	const offer = wish.offers.find(({ sequence }) => sequence === row.sequence);
	const { stations } = await getCatalog(locale, now);
	const station = stations.find(({ id }) => id === offer?.stationId);
	if (!offer || !station) return null;
	return {
		recipient,
		outdated:
			offer.answer !== null ||
			offer.openUntil.getTime() <= now.epochMilliseconds,
		notice: {
			...about,
			kind,
			startsAt: offer.startsAt.getTime(),
			until: offer.openUntil.getTime(),
			minutes: (offer.endsAt.getTime() - offer.startsAt.getTime()) / 60_000,
			station,
			moves: wish.bringsId !== null,
			remote: meetingOf((wish.brings?.kind ?? "counter") as Kind, null)?.kind,
			isLast:
				offer.sequence >= MAX_WISH_MESSAGES - 1 ||
				wish._count.messages >= MAX_WISH_MESSAGES,
			answer: `${baseUrl}${to.offer(wishOfferToken(offer.id))}`,
		},
	};
}
