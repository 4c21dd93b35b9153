import type { Kind } from "#lib/catalog/rules/kind.ts";
import { MAX_WISH_MESSAGES } from "#lib/notifications/notifications.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { HalfOfWeek } from "./rules/halves.ts";

/** Why a wish presses: an address must be registered within two weeks of moving; a journey begins. */
export const URGENT_REASONS = ["moved", "travel"] as const;
export type UrgentReason = (typeof URGENT_REASONS)[number];

/**
 * How a wish came to its end. "too-late": its latest day is over. "offers-used": as many offers as it may have passed.
 * "settled": the appointment that it would have brought forward is gone, has been, or is earlier by now.
 */
export const WISH_ENDS = [
	"taken",
	"withdrawn",
	"too-late",
	"offers-used",
	"settled",
] as const;
export type WishEnd = (typeof WISH_ENDS)[number];

/** What became of an offer. "withdrawn": the house could not keep the time, or there was no need of it any more. */
export const OFFER_ANSWERS = [
	"accepted",
	"declined",
	"silent",
	"withdrawn",
] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** How long before an appointment somebody must know of it, as forms offer it; 0: "auch heute noch". */
export const NOTICES = [0, 120, 1440, 2880, 10_080] as const;

/** One message says that it is noted. So many offers has a wish, whether they go by mail or not: the same for everybody. */
export const MAX_OFFERS = MAX_WISH_MESSAGES - 1;

/** What somebody waits for. */
export interface Wanted {
	/** `dienst` entries: slug or slug:n. */
	services: readonly string[];
	/** Slugs; empty: any station. */
	stations: readonly string[];
	/** Empty: any time. */
	halves: readonly HalfOfWeek[];
	/** Both included. */
	earliest: CivilDate;
	latest: CivilDate;
	/** One of NOTICES. */
	noticeMinutes: number;
	/** For whom the documents are (lib/catalog/minors/rules/minor-answer.ts). */
	minorCase: string | null;
	urgent: { reason: UrgentReason; by: CivilDate } | null;
}

/** Nothing of it is needed. */
export interface WishPerson {
	/** Who comes. */
	name: string | null;
	/** Who asks for them; null: they do it themselves. */
	bookedBy: string | null;
	email: string | null;
	phone: string | null;
}

export const NOBODY: WishPerson = {
	name: null,
	bookedBy: null,
	email: null,
	phone: null,
};

/** Where and when; nothing about the person. */
interface OfferedPlace {
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	minutes: number;
}

/** A time that is held for somebody, or was. */
export interface Offer extends OfferedPlace {
	id: string;
	/** Of the page that answers it, `/angebot/[token]`. */
	token: string;
	/** 1, 2 … */
	sequence: number;
	/** Epoch milliseconds. */
	offeredAt: number;
	openUntil: number;
	/** "open": it can be accepted. */
	state: "open" | OfferAnswer;
}

/** A wish as whoever has its link sees it. */
export interface WishView extends Wanted {
	id: string;
	/** Nine digits, ungrouped. */
	reference: string;
	/** Six digits. */
	pin: string;
	/** Of `/wunsch/[token]`. */
	token: string;
	person: WishPerson;
	/** They agreed that the desk sees their language, and there is one to be seen. */
	showsLanguage: boolean;
	locale: string;
	/** Epoch milliseconds. */
	createdAt: number;
	/** Null: it waits. */
	endedHow: WishEnd | null;
	/** Epoch milliseconds; null: nobody has seen a proof. */
	proofSeenAt: number | null;
	/** Waits for the draw of a release; null: on the wish list. */
	drawId: number | null;
	/** The appointment that it would bring forward. */
	brings:
		| (OfferedPlace & { reference: string; token: string; kind: Kind })
		| null;
	/** The newest first. */
	offers: readonly Offer[];
	/** So many more it may have. */
	offersLeft: number;
	/** What it became: the link of the appointment. */
	appointment: { reference: string; token: string } | null;
}

/** The page of one offer. */
export interface OfferView extends Offer {
	/** `dienst` entries of the wish. */
	services: readonly string[];
	minorCase: string | null;
	locale: string;
	/** The name was not told yet: accepting asks for it. */
	needsName: boolean;
	/** The appointment that accepting moves. */
	brings: (OfferedPlace & { reference: string; kind: Kind }) | null;
	/** There will be no other one after this. */
	isLast: boolean;
	/** The wish's own page. */
	wishToken: string;
	/** Once it is accepted: the link of the appointment. */
	appointment: { reference: string; token: string } | null;
}

/** Why a time was offered to this person, as the rule found it (rules/rank.ts). */
export interface OfferReason {
	/** All in days of waiting. */
	waited: number;
	urgent: number;
	fit: number;
	/** Which reason pressed; null: none. */
	because: UrgentReason | null;
	/** Share of the time that it fills, 0 to 1. */
	share: number;
	/** So many wishes the time suited, this one included. */
	suited: number;
}

/** How the city weighs and bounds wishes and freed times: columns of `city`. */
export interface WishSettings {
	freedMinMinutes: number;
	freedMaxMinutes: number;
	wishOffersAtOnce: number;
	wishOffersOfClient: number;
	wishesPerPerson: number;
	offerMinMinutes: number;
	offerMaxMinutes: number;
	quietFromMinute: Minute;
	quietUntilMinute: Minute;
	urgentDays: number;
	fitDays: number;
	urgentNeedsProof: boolean;
}

/** What staff are to do about the proof of an urgent reason. */
export type ProofState =
	| { is: "seen"; at: number /** epoch ms */; by: string | null }
	/** It counts on what they said; the proof is looked at when they come. */
	| { is: "counts-unseen" }
	/** As the city sets: it counts only once somebody has seen it. */
	| { is: "waits-for-proof" };

/** A line of the staff's wish list. */
export interface StaffWish extends WishView {
	/** Its reason does not count before somebody has seen the proof. */
	waitsForProof: boolean;
	/** Whether an offer waits for an answer. */
	openOffer: Offer | null;
	/** Nobody can write to them, or the mail did not arrive: an open offer is told by phone, or when they look. */
	toCall: boolean;
}
