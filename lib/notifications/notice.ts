import type { Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/selection.ts";
import type { Locale } from "#lib/locale.ts";

/** What a mail can tell. */
export type MessageKind =
	| "confirmed"
	| "changed"
	| "moved"
	| "cancelled"
	| "reminder";

/** bounced: the mail server took it, and it came back. */
export type MessageStatus = "queued" | "sent" | "failed" | "bounced";

/** Everything a mail about one appointment says; links are absolute. */
export interface Notice {
	kind: MessageKind;
	locale: Locale;
	name: string | null;
	/** Nine digits. */
	reference: string;
	pin: string;
	ticket: string;
	/** Epoch milliseconds. */
	startsAt: number;
	minutes: number;
	station: Station;
	services: Selection;
	/** For whom the documents are (lib/catalog/minor-answer.ts). */
	minorCase: string | null;
	links: { manage: string; cancel: string; book: string; consent: string };
}
