import type { Station } from "#lib/catalog/catalog.ts";
import {
	isRemote,
	type Kind,
	type RemoteKind,
} from "#lib/catalog/rules/kind.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What a mail can tell. */
export type MessageKind =
	| "confirmed"
	| "changed"
	| "moved"
	| "cancelled"
	/** The house cannot keep it. */
	| "cancelled-by-office"
	| "reminder"
	/** What was missing at the desk. */
	| "unsettled"
	/** Staff write to somebody about their appointment. */
	| "note"
	/** What the station says today to all who wait, or come. */
	| "announcement"
	/** The house cannot keep the time and holds another one. */
	| "offer"
	/** What they were told about a lost time holds no longer: the appointment stands as it was. */
	| "as-before"
	/** How was it? */
	| "feedback";

/** Nobody gets more about one wish: that it is noted, then offers, and its end only if one is left. */
export const MAX_WISH_MESSAGES = 3;

/** In these staff say something in their own words; they are not about the calendar. */
function isWritten(kind: MessageKind): kind is "unsettled" | "note" {
	return kind === "unsettled" || kind === "note";
}

/** What changes nothing in the calendar brings no file for it: an offer is none before it is accepted. */
export function hasEntry(kind: MessageKind): boolean {
	return (
		kind !== "reminder" &&
		kind !== "offer" &&
		kind !== "feedback" &&
		kind !== "announcement" &&
		!isWritten(kind)
	);
}

/** Takes the entry out of the calendar. */
export function isCancelling(kind: MessageKind): boolean {
	return kind === "cancelled" || kind === "cancelled-by-office";
}

/** bounced: the mail server took it, and it came back. */
export type MessageStatus = "queued" | "sent" | "failed" | "bounced";

/** Where one meets without coming. */
export interface Meeting {
	kind: RemoteKind;
	/** By video: of the room. Null: nobody has said it yet. */
	address: string | null;
}

/** Of an appointment; undefined: in the house. */
export const meetingOf = (
	kind: Kind,
	address: string | null,
): Meeting | undefined => (isRemote(kind) ? { kind, address } : undefined);

/** Everything a mail about one appointment says; links are absolute. */
export interface Notice {
	kind: MessageKind;
	locale: Locale;
	/** Who comes. */
	name: string | null;
	/** Who booked for them and gets the mail; null: they did it themselves. */
	bookedBy: string | null;
	/** Nine digits. */
	reference: string;
	pin: string;
	ticket: string;
	/** Epoch milliseconds. */
	startsAt: number;
	minutes: number;
	station: Station;
	/** Left out: in the house. */
	remote?: Meeting | undefined;
	/** Where it stood before it was moved, where that is known. */
	before: { startsAt: number /** epoch ms */; station: Station } | null;
	services: Selection;
	/** The time that is held instead; of an offer only. */
	offer: NewTime | null;
	/** For whom the documents are (lib/catalog/minors/rules/minor-answer.ts). */
	minorCase: string | null;
	/** The time was drawn by lot, and nobody chose it. */
	isByLot: boolean;
	/** What staff wrote; null: nothing, or it is erased. */
	text: string | null;
	/** Of a reminder: how it asks whether they come, while a wording is tried at the station; null: as usual. */
	ask: string | null;
	links: {
		manage: string;
		cancel: string;
		move: string;
		/** Where a reminder's question is answered. */
		coming: string;
		/** Where an offer is answered. */
		offer: string;
		book: string;
		/** The declaration of consent, to be filled in by hand. */
		consent: string;
		/** Of kind "feedback": its one-time link. */
		feedback: string;
		/** What became better because people said so. */
		improvements: string;
	};
}

/** A time that is held for somebody who has to give up theirs. */
interface NewTime {
	/** Epoch milliseconds. */
	startsAt: number;
	/** So long it is held; epoch milliseconds. */
	until: number;
	station: Station;
	/** Why the old time is gone, as public pages say it, and in which language; null: they say nothing. */
	reason: { text: string; lang: Locale } | null;
}

interface StandsUntil {
	endsAt: Date;
	withdrawnAt: Date | null;
}

/**
 * Whether a mail would mislead by now: newer news exists (moved twice, only the last move counts), or
 * what it tells about is over. A reminder is of use until the appointment begins.
 */
export function isOutdated(
	news: { kind: MessageKind; sequence: number },
	appointment: {
		status: string;
		calendarSequence: number;
		startsAt: Date;
		endsAt: Date;
	},
	now: Temporal.Instant,
	/** Of "announcement": what it tells of. */
	announcement: StandsUntil | null = null,
): boolean {
	const { status, calendarSequence, startsAt, endsAt } = appointment;
	if (isWritten(news.kind)) return false;
	if (news.kind === "announcement")
		return (
			// Called, they know; cancelled, it is nothing to them.
			(status !== "booked" && status !== "arrived") ||
			announcement === null ||
			announcement.withdrawnAt !== null ||
			announcement.endsAt.getTime() <= now.epochMilliseconds
		);
	// A clerk may have taken the last step back since.
	if (news.kind === "feedback")
		return status !== "done" && status !== "unsettled";
	const isReminder = news.kind === "reminder";
	if (news.sequence < calendarSequence) return true;
	if (isReminder && status !== "booked") return true;
	return (isReminder ? startsAt : endsAt).getTime() <= now.epochMilliseconds;
}
