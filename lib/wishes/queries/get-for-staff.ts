import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { MAX_PIN_FAILURES } from "#lib/booking/rules/pin.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type {
	Offer,
	OfferReason,
	ProofState,
	WishView,
} from "#lib/wishes/wishes.ts";
import { findWishForStaff } from "./list-wishes.ts";
import { offerOf, type WishRow, wishViewForStaff } from "./rows.ts";
import { readWishSettings } from "./settings.ts";

/** A time that was offered, and why to this person. */
export interface ToldOffer {
	offer: Offer;
	/** Who chose this person. */
	chosenBy: "rule" | "hand" | "lot";
	/** Of the rule. */
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
			/** Null: nothing is urgent. */
			proof: ProofState | null;
			told: readonly ToldOffer[];
		},
		"forbidden" | "unknown-wish"
	>
> {
	const found = await findWishForStaff(actor, wishId, "appointment:find", now);
	if (!found.ok) return found;
	const row = found.value;
	return ok({
		wish: wishViewForStaff(row, await getCatalog(defaultLocale, now), now),
		proof: row.urgentReason === null ? null : await proofOf(row),
		isPinClosed: row.pinFailures >= MAX_PIN_FAILURES,
		told: row.offers.map((offer) => ({
			offer: offerOf(offer, now),
			chosenBy: offer.byHand ? "hand" : offer.reason === null ? "lot" : "rule",
			reason: offer.reason as OfferReason | null,
			wasFreed: offer.freedTime !== null && offer.freedTime.origin !== "opened",
		})),
	});
}

/** Who has seen it stands in the audit, and is forgotten with it. */
async function proofOf({
	reference,
	proofSeenAt,
}: WishRow): Promise<ProofState> {
	if (proofSeenAt === null) {
		const { urgentNeedsProof } = await readWishSettings(db());
		return { is: urgentNeedsProof ? "waits-for-proof" : "counts-unseen" };
	}
	const entry = await db().auditEntry.findFirst({
		where: { action: "wish:proof", subject: `wish ${reference}` },
		orderBy: { id: "desc" },
		select: { user: { select: { name: true } } },
	});
	return {
		is: "seen",
		at: proofSeenAt.getTime(),
		by: entry?.user?.name ?? null,
	};
}
