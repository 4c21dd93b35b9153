import { STALE_MS } from "./report.ts";
import type { Letter } from "./scenario.ts";
import { type Summary, total } from "./summary.ts";
import type { Truth } from "./truth.ts";

/** An aim, what it came to, and whether that is enough. */
export interface Verdict {
	aim: string;
	measured: string;
	isMet: boolean;
}

/** All who book see them. */
const BOOKING_PAGES = [
	...["start", "kind", "where", "month", "day"],
	...["hold", "details", "check", "confirm", "appointment"],
];

/** What was aimed at (issue 14), and what came of it. */
export function verdictsOf(
	letter: Letter,
	{
		summary,
		truth,
		times,
	}: { summary: Summary; truth: Truth | null; times: number },
): Verdict[] {
	const { freshness, errors } = summary;
	const unexplained = total(errors.unexplained);
	const explained = total(errors.explained);
	const none = (aim: string, count: number | undefined): Verdict => ({
		aim,
		measured: count === undefined ? "unknown" : String(count),
		isMet: count === 0,
	});
	return [
		{
			...none("no errors", unexplained),
			measured: `${unexplained}${explained > 0 ? ` (and ${explained} while something was broken)` : ""}`,
		},
		...boundsOf(letter).map(([page, bound]) => within(summary, page, bound)),
		...(letter === "a" ? [soldOut(truth, times)] : []),
		none("no time sold twice", truth?.soldTwice),
		none("nobody has two appointments", truth?.bookedTwice),
		none("nobody was promised one in vain", truth?.promisedInVain),
		{
			aim: "no page older than a second",
			measured: `${freshness.oldestMs} ms at most, among ${freshness.pages} pages with ${freshness.offers} times${freshness.stale > 0 ? ` (${freshness.stale} older; the oldest ${freshness.oldest})` : ""}`,
			isMet: freshness.stale === 0 && freshness.oldestMs <= STALE_MS,
		},
		none("no time shown before its release", freshness.early),
	];
}

function boundsOf(letter: Letter): [page: string, bound: number][] {
	const all = (bound: number) =>
		BOOKING_PAGES.map((page): [string, number] => [page, bound]);
	if (letter === "a") return all(300);
	return letter === "b" ? [["waiting room", 300], ...all(500)] : [];
}

function within({ pages }: Summary, page: string, bound: number): Verdict {
	const times = pages[page];
	return {
		aim: `${page}: 95 % within ${bound} ms`,
		measured: times ? `${times.p95} ms` : "nobody saw it",
		isMet: times !== undefined && times.p95 < bound,
	};
}

const soldOut = (truth: Truth | null, times: number): Verdict => ({
	aim: `all ${times} times are sold`,
	measured: truth ? String(truth.sold) : "unknown",
	isMet: truth?.sold === times,
});
