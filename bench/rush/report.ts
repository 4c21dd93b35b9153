import { type Histogram, newHistogram, record } from "./histogram.ts";

/** An answer that nobody should get, or none. */
export interface Failure {
	kind: string;
	page: string;
	/** Epoch milliseconds. */
	at: number;
}

/** How somebody's way ended. */
export type End =
	| "booked"
	| "nothing free"
	| "gave up after errors"
	| "lost on the way"
	| "still waiting"
	| "still on the way";

/** What a load has seen so far; goes from process to process. */
export interface Report {
	people: number;
	pages: Record<string, Histogram>;
	failures: Failure[];
	/** What is not listed any more: there were too many. */
	moreFailures: number;
	ends: Partial<Record<End, number>>;
	/** What those read who did not book, and how often. */
	told: Record<string, number>;
	/** What was said about a time that somebody pressed, and how often. */
	refusals: Record<string, number>;
	/** Numbers of those to whom a page said that they have an appointment. */
	booked: number[];
	/** Seconds in the waiting room, of those who were let in. */
	waited: Histogram;
	freshness: {
		/** Pages that were compared with what was taken. */
		pages: number;
		offers: number;
		oldestMs: number;
		/** What was wrong with that one, to look for the cause. */
		oldest: string;
		/** Older than a second. */
		stale: number;
		/** Showed times before their release. */
		early: number;
	};
	/** Should have been sent, but all connections were busy. */
	behind: number;
	/** Of the load itself. */
	cpuSeconds: number;
	delayP99Ms: number;
}

export function newReport(): Report {
	return {
		people: 0,
		pages: {},
		failures: [],
		moreFailures: 0,
		ends: {},
		told: {},
		refusals: {},
		booked: [],
		waited: newHistogram(),
		freshness: {
			pages: 0,
			offers: 0,
			oldestMs: 0,
			oldest: "",
			stale: 0,
			early: 0,
		},
		behind: 0,
		cpuSeconds: 0,
		delayP99Ms: 0,
	};
}

export function took(report: Report, page: string, milliseconds: number): void {
	report.pages[page] ??= newHistogram();
	record(report.pages[page], milliseconds);
}

const MOST_FAILURES = 20_000;

export function failed(report: Report, kind: string, page: string): void {
	if (report.failures.length >= MOST_FAILURES) report.moreFailures += 1;
	else report.failures.push({ kind, page, at: Date.now() });
}

export function countOne<Key extends string>(
	counts: Partial<Record<Key, number>>,
	key: Key,
): void {
	counts[key] = (counts[key] ?? 0) + 1;
}

export const STALE_MS = 1_000;

/** @param age of a page at least, in milliseconds */
/** @param wrong what shows how old it is */
export function sawPage(
	report: Report,
	offers: number,
	age: number,
	wrong: string,
): void {
	const { freshness } = report;
	freshness.pages += 1;
	freshness.offers += offers;
	if (age > freshness.oldestMs) {
		freshness.oldestMs = Math.round(age);
		freshness.oldest = wrong;
	}
	if (age > STALE_MS) freshness.stale += 1;
}
