import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { isToken } from "#lib/booking/rules/codes.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { OfferView, WishView } from "#lib/wishes/wishes.ts";
import { offerView, WHOLE_WISH, type WishRow, wishView } from "./rows.ts";

/** The wish a link leads to; null for a wrong token. */
export async function findWishRow(
	client: Db | Tx,
	token: string,
): Promise<WishRow | null> {
	return isToken(token)
		? client.wish.findUnique({
				where: { tokenKey: holdKeyOf(token) },
				include: WHOLE_WISH,
			})
		: null;
}

/** The wish that an offer's link belongs to, with the offer. */
export async function findOfferRow(client: Db | Tx, token: string) {
	if (!isToken(token)) return null;
	const found = await client.wishOffer.findUnique({
		where: { tokenKey: holdKeyOf(token) },
		select: { id: true, wish: { include: WHOLE_WISH } },
	});
	const offer = found?.wish.offers.find(({ id }) => id === found.id);
	return found && offer ? { wish: found.wish, offer } : null;
}

/** What became of an offer, and nothing else: thousands may ask for it at once. */
export async function findAnswer(token: string) {
	return isToken(token)
		? db().wishOffer.findUnique({
				where: { tokenKey: holdKeyOf(token) },
				select: {
					answer: true,
					appointment: {
						select: { id: true, reference: true, tokenVersion: true },
					},
					wish: { select: { bringsId: true } },
				},
			})
		: null;
}

/** For `/wunsch/[token]`: whoever has the link may see it. */
export async function findWishByToken(
	token: string,
	locale: string,
	now: Temporal.Instant,
): Promise<WishView | null> {
	const row = await findWishRow(db(), token);
	return row && wishView(row, await getCatalog(locale, now), now);
}

/** For `/angebot/[token]`. */
export async function findOfferByToken(
	token: string,
	locale: string,
	now: Temporal.Instant,
): Promise<OfferView | null> {
	const found = await findOfferRow(db(), token);
	return (
		found &&
		offerView(found.wish, found.offer, await getCatalog(locale, now), now)
	);
}
