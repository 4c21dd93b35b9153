import { onGlobal } from "./global.ts";

/** What is counted, by what it is told apart; the values are words of ours, so that there are few. */
export interface Tallies {
	/** What became of appointments, by whom. */
	appointment: {
		event: "held" | "booked" | "cancelled" | "moved";
		by: "citizen" | "system" | "office";
	};
	/** Somebody met a limit: its name in the code. */
	refused: { limit: string };
	/** Where a page for everybody came from. */
	page: { from: "memory" | "made" | "away" };
	/** What was made for everybody, and the milliseconds of all of it. */
	render: Record<never, string>;
	"render-ms": Record<never, string>;
	/** A round of what has to be done again and again (scripts/setup/sweeps.ts). */
	sweep: { sweep: string; outcome: "done" | "failed" };
	/** What the mail server said to a mail, or that it was not even tried. */
	mail: { outcome: "accepted" | "deferred" | "refused" };
	/** Likewise what a push service said to a call for a device; "gone": it knows the device no more. */
	push: { outcome: "accepted" | "deferred" | "gone" | "refused" };
}

export type Tallied = keyof Tallies;

export interface Tally {
	labels: Readonly<Record<string, string>>;
	count: number;
}

const tallies = () =>
	onGlobal("tallies", () => new Map<Tallied, Map<string, Tally>>());

/**
 * Counts what happens in this process, from its start on, whichever part of it says so. About nobody: a label is a word
 * of the code and never anything that came from outside. What makes metrics of it reads `talliesOf` (scripts/metrics/).
 */
export function tally<What extends Tallied>(
	what: What,
	labels: Tallies[What],
	count = 1,
): void {
	const known = tallies().get(what) ?? new Map<string, Tally>();
	tallies().set(what, known);
	const key = Object.values(labels).join("\n");
	const one = known.get(key);
	if (one) one.count += count;
	else known.set(key, { labels, count });
}

export const talliesOf = (what: Tallied): readonly Tally[] => [
	...(tallies().get(what)?.values() ?? []),
];
