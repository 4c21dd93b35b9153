import { parseCivilDate } from "#lib/civil-date.ts";
import {
	FEEDBACK_TYPES,
	type FeedbackSource,
	type FeedbackType,
	type Ratings,
	type VisitKind,
} from "#lib/feedback/feedback.ts";
import type { InboxView } from "#lib/paths/pilot.ts";
import type { CivilDate } from "#lib/time.ts";
import { isUuid } from "#lib/uuid.ts";

export const FEEDBACK_STATUSES = [
	"new",
	"in-progress",
	"answered",
	"done",
] as const;
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number];

/** Somebody still has to do something about it. */
export const OPEN_STATUSES = ["new", "in-progress"] as const;

/** bad: something is rated 2 or worse; good: something 4 or better, and nothing 2 or worse; none: nothing is rated. */
export const RATING_FILTERS = ["bad", "good", "none"] as const;
type RatingFilter = (typeof RATING_FILTERS)[number];

/** What the inbox is narrowed to; null: not at all. */
export interface InboxFilter {
	search: string | null;
	/** A number that was typed: the feedback of this number is meant, too. */
	number: number | null;
	/** "none": about no station. */
	stationId: number | "none" | null;
	serviceId: number | null;
	type: FeedbackType | null;
	rating: RatingFilter | null;
	topicId: number | null;
	status: FeedbackStatus | "open" | "overdue" | null;
	/** An account, or "nobody". */
	assignee: string | null;
	/** Civil days on which it came in, both included. */
	from: CivilDate | null;
	until: CivilDate | null;
	/** Only what has more links than anybody needs; otherwise it is out of sight. */
	advertising: boolean;
	/** Only where an answer did not arrive. */
	undelivered: boolean;
	/** Only what came before this one: the next page. */
	beforeId: number | null;
}

/** Reads the form's texts; what makes no sense narrows nothing. */
export function readInboxFilter(view: InboxView): InboxFilter {
	const search = readSearch(view.search ?? "");
	const typed = view.status ?? "";
	const status =
		typed === "" || typed === "open" || typed === "overdue"
			? typed || "open"
			: (FEEDBACK_STATUSES.find((one) => one === typed) ?? null);
	return {
		search,
		number: readNumber(search ?? ""),
		stationId: view.station === "none" ? "none" : readNumber(view.station),
		serviceId: readNumber(view.service),
		type: FEEDBACK_TYPES.find((one) => one === view.type) ?? null,
		rating: RATING_FILTERS.find((one) => one === view.rating) ?? null,
		topicId: readNumber(view.topic),
		// Whoever looks for something looks everywhere, unless they say otherwise.
		status: typed === "" && search !== null ? null : status,
		assignee:
			view.assignee === "nobody" || isUuid(view.assignee ?? "")
				? (view.assignee ?? null)
				: null,
		from: parseCivilDate(view.from ?? ""),
		until: parseCivilDate(view.until ?? ""),
		advertising: view.only === "links",
		undelivered: view.only === "mail",
		beforeId: readNumber(view.before),
	};
}

const LONGEST_SEARCH = 200;

function readSearch(text: string): string | null {
	const plain = text
		.toWellFormed()
		.replace(/\p{Cc}/gu, " ")
		.trim();
	return plain.slice(0, LONGEST_SEARCH).toWellFormed() || null;
}

/** A number as the database takes it. */
export function readNumber(text = ""): number | null {
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** One line of the inbox. */
export interface InboxLine {
	number: number;
	version: number;
	type: FeedbackType;
	source: FeedbackSource;
	stationId: number | null;
	serviceId: number | null;
	ratings: Ratings;
	/** What was good, and what could be better; null: erased. */
	texts: { praise: string; text: string } | null;
	page: string | null;
	status: FeedbackStatus;
	isOverdue: boolean;
	/** They wrote again after our answer, and that is not dealt with. */
	hasReplied: boolean;
	/** What they wrote after our answers, the first one first; none once it is erased. */
	replies: readonly Reply[];
	assignee: string | null;
	topics: readonly Topic[];
	wantsAnswer: boolean;
	/** An answer did not arrive. */
	isUndelivered: boolean;
	/** Epoch milliseconds. */
	createdAt: number;
	/** The civil day of the visit. */
	day: CivilDate | null;
	visitKind: VisitKind | null;
	locale: string;
}

export interface Reply {
	id: number;
	/** Epoch milliseconds. */
	at: number;
	text: string;
}

interface Topic {
	id: number;
	name: string;
}

/** Everything about one piece of feedback. */
export interface FeedbackView extends InboxLine {
	/** What a text should say, and its key, if it was found; empty and null where it is about no text. */
	better: string;
	textKey: string | null;
	/** Only for whoever may answer. */
	replyEmail: string | null;
	wantsNews: boolean;
	/** Epoch milliseconds. */
	happenedAt: number | null;
	assigneeId: string | null;
	links: number;
	notes: readonly {
		id: number;
		at: number;
		/** Null: the account is gone. */
		person: string | null;
		text: string;
	}[];
	answers: readonly {
		id: string;
		at: number;
		status: "queued" | "sent" | "failed" | "bounced";
		reason: string | null;
		/** Null: erased. */
		text: string | null;
	}[];
	/** Numbers of the improvements that came of it. */
	improvements: readonly number[];
}

/** How much there is to do. */
export interface InboxCounts {
	open: number;
	overdue: number;
	undelivered: number;
	advertising: number;
}

/** What came in before this instant and is still open is overdue. */
export function overdueBefore(
	now: Temporal.Instant,
	dueDays: number,
): Temporal.Instant {
	return now.subtract({ hours: 24 * dueDays });
}
