import { type Histogram, percentile } from "./histogram.ts";
import type { Failure, Report } from "./report.ts";

/** While something was broken on purpose, in epoch milliseconds. */
export interface Window {
	what: string;
	from: number;
	until: number;
}

type Counts = Readonly<Record<string, number>>;

/** Milliseconds, or seconds in the waiting room. */
interface Spread {
	count: number;
	half: number;
	p95: number;
	p99: number;
	worst: number;
}

/** What is kept of a load's report. */
export interface Summary
	extends Pick<
		Report,
		"people" | "ends" | "told" | "refusals" | "freshness" | "behind"
	> {
	pages: Record<string, Spread>;
	waited: Spread;
	/** By kind and page: what nothing broken on purpose explains, and the others. */
	errors: { unexplained: Counts; explained: Counts };
	/** How late the load itself was, of a hundred moments the worst but one. */
	delayP99Ms: number;
}

/** A request that was under way when something broke is told of a little later. */
const AFTERMATH_MS = 5_000;

export function summaryOf(report: Report, windows: readonly Window[]): Summary {
	const {
		pages,
		waited,
		failures,
		moreFailures,
		booked: _,
		cpuSeconds: __,
		...rest
	} = report;
	const isExplained = ({ at }: Failure) =>
		windows.some(({ from, until }) => from <= at && at <= until + AFTERMATH_MS);
	return {
		...rest,
		pages: Object.fromEntries(
			Object.entries(pages).map(([page, times]) => [page, spreadOf(times)]),
		),
		waited: spreadOf(waited),
		errors: {
			unexplained: {
				...kindsOf(failures.filter((one) => !isExplained(one))),
				...(moreFailures > 0 ? { "more, not listed": moreFailures } : {}),
			},
			explained: kindsOf(failures.filter(isExplained)),
		},
	};
}

function spreadOf(times: Histogram): Spread {
	const at = (share: number) =>
		Number((percentile(times, share) ?? 0).toPrecision(3));
	return {
		count: times.count,
		half: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		worst: at(1),
	};
}

function kindsOf(failures: readonly Failure[]): Counts {
	const kinds: Record<string, number> = {};
	for (const { kind, page } of failures) {
		const key = `${kind} at ${page}`;
		kinds[key] = (kinds[key] ?? 0) + 1;
	}
	return kinds;
}

export const total = (counts: Counts): number =>
	Object.values(counts).reduce((sum, one) => sum + one, 0);
