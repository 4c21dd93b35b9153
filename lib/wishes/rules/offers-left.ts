import { MAX_WISH_MESSAGES } from "#lib/notifications/notifications.ts";
import { MAX_OFFERS } from "#lib/wishes/wishes.ts";

/**
 * How many more offers a wish may have. Whoever is written to gets no more of them than messages are left: what a draw
 * has told them is one, too.
 */
export function offersLeft({
	offers,
	messages,
	isWrittenTo,
}: {
	/** That it has had, without those that the house could not keep: nobody has let them pass. */
	offers: number;
	/** About it, of all kinds. */
	messages: number;
	isWrittenTo: boolean;
}): number {
	const untold = isWrittenTo ? MAX_WISH_MESSAGES - messages : MAX_OFFERS;
	return Math.max(0, Math.min(MAX_OFFERS - offers, untold));
}
