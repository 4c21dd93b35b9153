import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import type { MessageStatus } from "#lib/notifications/notifications.ts";
import type { Locale } from "#lib/text/locale.ts";

/** "withdrawn": it was a mistake. "not-fetched": nobody came for as long as the city waits. */
export const COLLECTION_ENDS = [
	"handed-out",
	"withdrawn",
	"not-fetched",
] as const;
export type CollectionEnd = (typeof COLLECTION_ENDS)[number];

/** Whose it is, as far as it is known. */
export interface Receiver {
	name: string;
	email: string | null;
	phone: string | null;
}

/** What a clerk notes. */
export interface Noted extends Receiver {
	document: DocumentKind;
	/** Of the mail; null: as with the appointment, or as before, which the clerk need not see. */
	locale: Locale | null;
}

/**
 * Whether the person knows: "told" by a mail that left or by somebody of the staff, "on-the-way", or "call": no mail
 * reaches them, because there is no address or because it failed.
 */
export type Knowledge = "told" | "on-the-way" | "call";

/** A document as the list of a station shows it. */
export interface CollectionView {
	id: string;
	number: number;
	document: DocumentKind;
	/** Null: erased. */
	receiver: Receiver | null;
	/** Null: they have not agreed that staff see it. */
	locale: Locale | null;
	/** Epoch milliseconds. */
	readyAt: number;
	remindedAt: number | null;
	endedAt: number | null;
	endedHow: CollectionEnd | null;
	knows: Knowledge;
	/** What became of the newest mail to the address that is known now; null: there is none. */
	mail: MessageStatus | null;
	/** Why it has not left or came back, as far as a server said. */
	reason: string | null;
	version: number;
}

/** What lets one tell whether the person knows. */
export interface Told {
	toldAt: Date | null;
	messages: readonly { status: MessageStatus; createdAt: Date }[];
}
