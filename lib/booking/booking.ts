import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type {
	MessageKind,
	MessageStatus,
} from "#lib/notifications/notifications.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

export type AppointmentStatus =
	| "held"
	| "booked"
	| "arrived"
	| "called"
	| "serving"
	| "done"
	| "unsettled"
	| "cancelled"
	| "no-show"
	| "expired";

/** In events: the person themselves, by their link. Staff stand there by the id of their account. */
export const CITIZEN = "citizen";

/** Whoever has checked in settles everything with the staff in the house; who is on the phone is not there. */
export function isInTheHouse({
	status,
	kind,
}: {
	status: AppointmentStatus;
	kind: Kind;
}): boolean {
	return (
		!isRemote(kind) &&
		(status === "arrived" || status === "called" || status === "serving")
	);
}

/** How often "+5 Minuten" may be pressed (WCAG 2.2.1). */
export const MAX_EXTENSIONS = 10;
export const EXTENSION_MINUTES = 5;

/** Moving and changing end some minutes before the start (a setting of the station); cancelling ends with it. */
export function canChange(
	/** Epoch milliseconds. */
	startsAt: number,
	cutoffMinutes: number,
	now: Temporal.Instant,
): boolean {
	return now.epochMilliseconds < startsAt - cutoffMinutes * 60_000;
}

/** Where and when, without anything about the person. */
export interface Place {
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	minutes: number;
	services: readonly { slug: string; quantity: number }[];
	/** For whom the documents are (lib/catalog/minors/rules/minor-answer.ts); null: not asked or not answered. */
	minorCase: string | null;
}

/** What the hold's page may show to everybody who has its URL: time and station, and of a contact a mask. */
export interface HoldView extends Place {
	id: string;
	/** The contact of the appointment booked before, which confirming may take over; nearly all of it hidden. */
	contact: { mask: string; hasEmail: boolean } | null;
	/** "open": reserved; "expired": may be taken again if still free; "booked": confirmed already. */
	state: "open" | "expired" | "booked";
	/** Epoch milliseconds. */
	expiresAt: number;
	extensionsLeft: number;
	/** Reserved by an invitation: what and where is laid down, and other times are those that it opens. */
	isInvited: boolean;
}

/** An appointment as its owner sees it. */
export interface AppointmentView extends Place {
	id: string;
	/** Nine digits, ungrouped. */
	reference: string;
	status: AppointmentStatus;
	channel: "online" | "staff";
	kind: Kind;
	/** By video: of the room. Null: nobody has said it yet, or it is erased. */
	videoAddress: string | null;
	/** Wartenummer. */
	ticket: string;
	/** Six digits. */
	pin: string;
	/** Of the manage link. */
	token: string;
	/** Null once the contact data are erased. */
	name: string | null;
	/** Who booked for them. Null, like e-mail and phone, also where only a mask may be shown. */
	bookedBy: string | null;
	email: string | null;
	phone: string | null;
	/** Instead of a contact that was taken over from another appointment: whoever had the hold's link may be here. */
	contactMask: string | null;
	/** They said that we may ask by mail how it was. */
	mayAsk: boolean;
	/** They agreed that the desk sees their language, and there is one to be seen. */
	showsLanguage: boolean;
	/** Another appointment may be booked with the same contact. */
	canBookAgain: boolean;
	locale: Locale;
	/** Epoch milliseconds. */
	startsAt: number;
	endsAt: number;
	/** So often may it still be moved. */
	movesLeft: number;
	/** True until the start, while it is booked. */
	canCancel: boolean;
	/** True until the station's cut-off, while it is booked. */
	canChange: boolean;
	calendar: { uid: string; sequence: number /** epoch ms */; stamp: number };
	/** What became of the mails about it, newest last. */
	messages: readonly {
		kind: MessageKind;
		status: MessageStatus;
		/** The address has had so many mails that this one was not sent. */
		isOverLimit: boolean;
	}[];
}
