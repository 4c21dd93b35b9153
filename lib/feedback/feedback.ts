/** Something on a page that somebody cannot read, use or understand. */
export interface BarrierReport {
	text: string;
	/** Path without anything personal, or words; null if nothing was said. */
	page: string | null;
	/** Null: no answer is wanted. */
	email: string | null;
}

/** As typed, to show it again beside a message. */
export type TypedReport = Record<keyof BarrierReport, string>;

export type ReportProblem =
	| "text-missing"
	| "text-too-long"
	| "page-too-long"
	| "email-invalid";

/** A report as whoever works on it reads it. */
export interface OpenReport extends BarrierReport {
	number: number;
	locale: string;
	/** Epoch milliseconds. */
	createdAt: number;
}

/** So long is a client's key kept that limits how many reports come from it. */
export const REPORT_LIMIT_MINUTES = 15;
