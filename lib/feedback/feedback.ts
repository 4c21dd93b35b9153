/**
 * opinion: how it was; barrier: something on a page cannot be used; fault: something went wrong; translation: a text is
 * wrong in the language of the page.
 */
export const FEEDBACK_TYPES = [
	"opinion",
	"barrier",
	"fault",
	"translation",
] as const;
export type FeedbackType = (typeof FEEDBACK_TYPES)[number];

/** poster: the code that hangs in a station; mail: a one-time link after a visit. */
export type FeedbackSource = "web" | "poster" | "mail" | "kiosk";

export const VISIT_KINDS = ["appointment", "walk-in"] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** What is rated, in the order of a visit. */
export const RATED = ["booking", "waiting", "service"] as const;
type Rated = (typeof RATED)[number];

/** Shown as words, the best first. */
export const RATINGS = [5, 4, 3, 2, 1] as const;
export type Rating = (typeof RATINGS)[number];

export type Ratings = Record<Rated, Rating | null>;

/** Null for what is no rating: nothing chosen, or something made up. */
export function readRating(text: string): Rating | null {
	return RATINGS.find((rating) => String(rating) === text) ?? null;
}

/** Something on a page that somebody cannot read, use or understand, or that went wrong there. */
export interface Report {
	text: string;
	/** Path without anything personal, or words; null if nothing was said. */
	page: string | null;
	/** The city's wall clock, `YYYY-MM-DDTHH:MM`; null if nothing was said. */
	when: string | null;
	email: string | null;
	/** They want to hear by mail when something becomes better because of it. */
	news: boolean;
}

/** As typed, to show it again beside a message. */
export type TypedReport = Record<keyof Report, string>;

export type ReportProblem =
	| "text-missing"
	| "text-too-long"
	| "page-too-long"
	| "when-invalid"
	| "email-invalid"
	/** News without an address to send them to. */
	| "email-missing";

/** A text that is wrong in the language of its page. */
export interface TextReport {
	/** What somebody read, or part of it. */
	wrong: string;
	/** What it should say; empty: they do not know. */
	better: string;
	page: string | null;
}

export type TypedTextReport = Record<keyof TextReport, string>;

export type TextReportProblem =
	| "wrong-missing"
	| "text-too-long"
	| "page-too-long";

/** So long is a client's key kept that limits how much feedback comes from it; the privacy page says it. */
export const REPORT_LIMIT_MINUTES = 15;
