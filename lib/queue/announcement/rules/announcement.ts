import { plainDigits } from "#lib/text/typed-digits.ts";

/** What a station can say with one press; each has its sentence in `messages/<language>/announcement.json`. */
export const ANNOUNCEMENT_KINDS = [
	"delay",
	"disruption",
	"desk-closed",
] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** Shorter nobody notices; of longer ones a lead changes the day. */
export const ANNOUNCED_MINUTES = { from: 5, until: 240 } as const;
/** How long it stands, in minutes; at the latest it ends with its day. */
export const LASTS = [15, 30, 60, 120, 240] as const;
/** So many may stand at once: a page full of them says nothing. */
export const MOST_AT_ONCE = 5;
/** So many a station may say on a day: each of them rings in pockets and writes mails. */
export const MOST_A_DAY = 30;

/** To whom it is said. */
export interface Audience {
	/** Null: for whatever they are here. */
	toServiceId: number | null;
	/** Null: at whichever desk. */
	toDeskId: number | null;
	/** Also those whose appointment of today is still to come. */
	toComing: boolean;
}

export type Said =
	| { kind: "delay" | "disruption"; minutes: number; deskId: null }
	| { kind: "desk-closed"; minutes: null; deskId: number };

export type SaidRefusal = "unknown-kind" | "bad-minutes" | "unknown-desk";

/** Of what a form sent; which desks and services there are, the command asks. */
export function readSaid(typed: {
	kind: string;
	minutes: string;
	deskId: number;
}): Said | SaidRefusal {
	const kind = ANNOUNCEMENT_KINDS.find((one) => one === typed.kind);
	if (!kind) return "unknown-kind";
	if (kind === "desk-closed")
		return typed.deskId > 0
			? { kind, minutes: null, deskId: typed.deskId }
			: "unknown-desk";
	const digits = plainDigits(typed.minutes).trim();
	const minutes = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
	return minutes >= ANNOUNCED_MINUTES.from && minutes <= ANNOUNCED_MINUTES.until
		? { kind, minutes, deskId: null }
		: "bad-minutes";
}

/** Somebody who waits, or comes today. */
export interface Listener {
	serviceIds: readonly number[];
	/** Called by it alone, or planned there. */
	deskIds: readonly number[];
	/** In the house; else their appointment is still to come. */
	isHere: boolean;
}

/** Whether it is said to them. */
export function isFor(
	{ toServiceId, toDeskId, toComing }: Audience,
	{ serviceIds, deskIds, isHere }: Listener,
): boolean {
	return (
		(isHere || toComing) &&
		(toServiceId === null || serviceIds.includes(toServiceId)) &&
		(toDeskId === null || deskIds.includes(toDeskId))
	);
}

/** Whether two say the very same, to whomever. */
export const isSame = (
	one: { kind: string; minutes: number | null; deskId: number | null },
	other: typeof one,
): boolean =>
	one.kind === other.kind &&
	one.minutes === other.minutes &&
	one.deskId === other.deskId;

/** Whether everybody it is for belongs to the other as well. */
export const isWithin = (inner: Audience, outer: Audience): boolean =>
	(outer.toServiceId === null || outer.toServiceId === inner.toServiceId) &&
	(outer.toDeskId === null || outer.toDeskId === inner.toDeskId) &&
	(outer.toComing || !inner.toComing);

/** Of what is said to somebody they read the same sentence once: the newest. */
export const eachOnce = <One extends Announcement>(
	newestFirst: readonly One[],
): One[] =>
	newestFirst.filter(
		(one, index) =>
			newestFirst.findIndex(
				(other) =>
					other.kind === one.kind &&
					other.minutes === one.minutes &&
					other.desk === one.desk,
			) === index,
	);

/** Whoever is late for so long, in minutes after the end of their appointment, does not come any more. */
const LATEST = 60;

export const isStillComing = (endsAt: Date, now: Temporal.Instant): boolean =>
	now.epochMilliseconds < endsAt.getTime() + LATEST * 60_000;

/** As pages say it. Instants are epoch milliseconds. */
export interface Announcement {
	id: number;
	kind: AnnouncementKind;
	minutes: number | null;
	/** Name of the desk that closes. */
	desk: string | null;
	createdAt: number;
	endsAt: number;
}

/** The same for the display, which everybody reads: what is said to some names them. */
export interface ShownAnnouncement extends Announcement {
	/** Said only to those who are here for it. */
	toServiceId: number | null;
	/** Name of the desk whose people it is said to. */
	toDesk: string | null;
}
