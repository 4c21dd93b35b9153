import type { Offer, WishEnd, WishView } from "#lib/wishes/wishes.ts";

/** How a wish stands, as its page calls it. */
export type WishState = "waiting" | "draw" | "offered" | WishEnd;

export const openOffers = ({ offers }: WishView): readonly Offer[] =>
	offers.filter(({ state }) => state === "open");

export function stateOf(wish: WishView): WishState {
	if (wish.endedHow) return wish.endedHow;
	if (openOffers(wish).length > 0) return "offered";
	return wish.drawId === null ? "waiting" : "draw";
}
