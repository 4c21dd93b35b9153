import type { AccountMailKind } from "#lib/notifications/letter/rules/account-letter.ts";
import type { AfarMailKind } from "#lib/notifications/letter/rules/afar-letter.ts";
import type { CollectionMailKind } from "#lib/notifications/letter/rules/collection-letter.ts";
import type { WishMailKind } from "#lib/notifications/letter/rules/wish-letter.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";

/**
 * Who a mail comes from. Anyone can book, move and cancel with somebody else's address: what "citizens" set off is a
 * handful for each recipient. "staff" act in person and answer for it. "house": what follows from a plan or a clock.
 */
export type MailOrigin = "citizen" | "staff" | "house";

export type MailKind =
	| MessageKind
	| AccountMailKind
	| WishMailKind
	| CollectionMailKind
	| "invited"
	| AfarMailKind
	| "answer"
	| "improved";

interface Bounds {
	hour: number;
	day: number;
}

/** So many mails may leave for one address, of all kinds together. */
const ALL_KINDS: Readonly<Record<MailOrigin, Bounds>> = {
	citizen: { hour: 6, day: 12 },
	staff: { hour: 30, day: 60 },
	house: { hour: 60, day: 120 },
};

/** And so many of one kind. A care home that books for everybody in one go is served by the phone agents. */
const OF_KIND: Readonly<
	Record<MailKind, Readonly<Partial<Record<MailOrigin, Bounds>>>>
> = {
	confirmed: {
		citizen: { hour: 5, day: 10 },
		staff: { hour: 20, day: 40 },
	},
	changed: { citizen: { hour: 3, day: 6 }, staff: { hour: 20, day: 40 } },
	moved: { citizen: { hour: 3, day: 6 }, staff: { hour: 20, day: 40 } },
	cancelled: { citizen: { hour: 3, day: 6 }, staff: { hour: 20, day: 40 } },
	"cancelled-by-office": {
		staff: { hour: 30, day: 60 },
		house: { hour: 60, day: 120 },
	},
	offer: { house: { hour: 60, day: 120 } },
	"as-before": { house: { hour: 60, day: 120 } },
	reminder: { house: { hour: 20, day: 40 } },
	feedback: { house: { hour: 5, day: 10 } },
	unsettled: { staff: { hour: 10, day: 20 } },
	note: { staff: { hour: 10, day: 20 } },
	announcement: { staff: { hour: 10, day: 20 } },
	answer: { staff: { hour: 10, day: 20 } },
	improved: { house: { hour: 5, day: 10 } },
	"wish-noted": { citizen: { hour: 3, day: 6 }, staff: { hour: 20, day: 40 } },
	"wish-offer": { house: { hour: 10, day: 20 }, staff: { hour: 20, day: 40 } },
	"wish-drawn": { house: { hour: 10, day: 20 } },
	"wish-ended": { house: { hour: 10, day: 20 } },
	"collection-ready": { staff: { hour: 20, day: 40 } },
	"collection-reminder": { house: { hour: 10, day: 20 } },
	invited: { staff: { hour: 10, day: 20 } },
	"afar-draw": { citizen: { hour: 3, day: 6 } },
	"afar-come": { house: { hour: 10, day: 20 } },
	"afar-over": { house: { hour: 10, day: 20 } },
	invitation: { citizen: { hour: 3, day: 6 }, staff: { hour: 5, day: 10 } },
	reset: { citizen: { hour: 3, day: 6 }, staff: { hour: 5, day: 10 } },
};

/** What left for an address within a day: epoch milliseconds. */
export interface LeftMail {
	kind: string;
	at: number;
}

const HOUR = 60 * 60_000;
/** Looked back so far. */
export const WINDOW_MILLISECONDS = 24 * HOUR;

/** Whether one more may go to an address for which these have left. */
export function mayLeave(
	{ kind, origin, at }: { kind: MailKind; origin: MailOrigin; at: number },
	left: readonly LeftMail[],
): boolean {
	const isWithin = (mails: readonly LeftMail[], { hour, day }: Bounds) =>
		mails.filter((mail) => mail.at > at - HOUR).length < hour &&
		mails.filter((mail) => mail.at > at - WINDOW_MILLISECONDS).length < day;
	const ofKind = OF_KIND[kind][origin];
	return (
		isWithin(left, ALL_KINDS[origin]) &&
		(ofKind === undefined ||
			isWithin(
				left.filter((mail) => mail.kind === kind),
				ofKind,
			))
	);
}

/** Why a mail was held back, as it stands with the message. */
export const HELD_BACK = {
	/** The address has had enough of them. */
	limit: "recipient-limit",
	/** It would speak of something of which no mail has told this address. */
	unheard: "never-confirmed",
} as const;

/** What mails have told an address of an appointment: something, nothing because it was held back, or nothing yet. */
export type Heard = "told" | "held-back" | "nothing";

/** These only follow up what an earlier mail said: whoever never got that one gets nothing about it. */
export function followsUp(kind: MailKind): boolean {
	return kind === "cancelled" || kind === "reminder" || kind === "feedback";
}

/** What was never confirmed by mail is never cancelled by mail; nobody is reminded or asked whose news was held back. */
export function isUnheard(kind: MailKind, heard: Heard): boolean {
	if (!followsUp(kind)) return false;
	return kind === "cancelled" ? heard !== "told" : heard === "held-back";
}
