import type { Report } from "./report.ts";

/** What a load is to do. */
export interface Job {
	origin: string;
	/** Epoch milliseconds. */
	releaseAt: number | null;
	minutes: number;
	/** So many times as fast as people usually are. */
	pace: number;
	/** Nobody stays longer than this after the last one has come. */
	tailMinutes: number;
	/** Slug and number of desks of each. */
	stations: readonly { slug: string; desks: number; times: number }[];
	/** How many come; null: pages are looked at while people book. */
	people: number | null;
	looks: { pagesPerSecond: number; bookingsPerSecond: number; day: string };
}

/** From the load to whoever started it. */
export interface Said {
	report: Report;
	isDone: boolean;
}
