import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { MAX_PIN_FAILURES } from "#lib/booking/rules/pin.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { Offer, OfferReason, WishView } from "#lib/wishes/wishes.ts";
import { findWishForStaff } from "./list-wishes.ts";
import { offerOf, wishView } from "./rows.ts";

/** A time that was offered, and why to this person. */
interface ToldOffer {
	offer: Offer;
	/** Null: somebody offered it by hand. */
	reason: OfferReason | null;
	/** Somebody gave it back; false: it was free, or a change of plan opened it. */
	wasFreed: boolean;
}

/** One wish as staff see it, the newest offer first. */
export async function getWishForStaff(
	actor: Actor,
	wishId: string,
	now: Temporal.Instant,
): Promise<
	Result<
		{
			wish: WishView;
			/** After too many wrong tries; the link opens it as before. */
			isPinClosed: boolean;
			told: readonly ToldOffer[];
		},
		"forbidden" | "unknown-wish"
	>
> {
	const found = await findWishForStaff(actor, wishId, "appointment:find", now);
	if (!found.ok) return found;
	const row = found.value;
	return ok({
		wish: wishView(row, await getCatalog(defaultLocale, now), now),
		isPinClosed: row.pinFailures >= MAX_PIN_FAILURES,
		told: row.offers.map((offer) => ({
			offer: offerOf(offer, now),
			reason: offer.byHand ? null : (offer.reason as OfferReason | null),
			wasFreed:
				offer.freedTime !== null && offer.freedTime.origin !== "opened",
		})),
	});
}
