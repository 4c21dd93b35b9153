import { PinEntryPage } from "#components/pin-entry/pin-entry-page.tsx";
import { openWishByPinAction } from "./actions.ts";

/** For whoever has no link to their wish: Wunschnummer and PIN. */
export default function WishEntryPage() {
	return <PinEntryPage about="wishes.entry" action={openWishByPinAction} />;
}
