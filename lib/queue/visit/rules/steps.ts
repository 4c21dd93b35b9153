import type { Outcome, VisitStatus, VisitStep } from "#lib/queue/queue.ts";

/** From which states a step is possible; everything else is a page that was too old. */
const POSSIBLE: Record<
	Exclude<VisitStep, "arrived" | "drawn" | "summoned" | "undone">,
	readonly VisitStatus[]
> = {
	called: ["waiting", "parked"],
	recalled: ["called"],
	serving: ["called"],
	services: ["waiting", "parked", "called", "serving"],
	note: [
		"waiting",
		"parked",
		"called",
		"serving",
		"done",
		"unsettled",
		"left",
		"no-show",
	],
	priority: ["waiting", "parked"],
	parked: ["waiting", "called", "serving"],
	"handed-over": ["waiting", "parked", "called", "serving"],
	// As "done": it is done, and something else is still to do.
	"sent-on": ["waiting", "parked", "called", "serving"],
	walk: ["waiting", "parked", "called", "serving"],
	returned: ["parked", "called", "serving"],
	// Documents are handed out at the Info-Point without a call, and some clerks forget to press "serve".
	done: ["waiting", "parked", "called", "serving"],
	unsettled: ["waiting", "parked", "called", "serving"],
	left: ["waiting", "parked", "called", "serving"],
	"no-show": ["waiting", "parked", "called"],
	reopened: ["done", "unsettled", "left", "no-show"],
};

/** What nobody does with somebody who waits elsewhere: first somebody says that they are here. */
const ONLY_HERE: readonly (keyof typeof POSSIBLE)[] = [
	"called",
	"parked",
	"handed-over",
];

/** What nobody does with somebody on the phone or in a room on the internet: they stand in no line, and no desk calls them. */
const ONLY_IN_LINE: readonly (keyof typeof POSSIBLE)[] = [
	...ONLY_HERE,
	"recalled",
	"priority",
	"returned",
	"reopened",
	"sent-on",
	"walk",
];

/**
 * @param isAway drawn from afar, and not in the house yet
 * @param isRemote by phone or video
 */
export function isPossible(
	step: keyof typeof POSSIBLE,
	status: VisitStatus,
	isAway = false,
	isRemote = false,
): boolean {
	return (
		POSSIBLE[step].includes(status) &&
		!(isAway && ONLY_HERE.includes(step)) &&
		!(isRemote && ONLY_IN_LINE.includes(step))
	);
}

const OUTCOMES: readonly string[] = [
	"done",
	"unsettled",
	"left",
	"no-show",
] satisfies Outcome[];

export function isOutcome(status: string): status is Outcome {
	return OUTCOMES.includes(status);
}

/**
 * From when on somebody may be ended as a no-show, in epoch milliseconds: some minutes after the first call that the
 * display showed. Null: nobody called them.
 */
export function noShowFrom(
	{ calledAt, calls }: { calledAt: number | null; calls: number },
	noShowMinutes: number,
): number | null {
	return calledAt === null || calls === 0
		? null
		: calledAt + noShowMinutes * 60_000;
}

/**
 * As what a visit counts that ended so, wherever it is counted who came.
 * @param wasServed at a desk before this one: whoever does not come to the next one, or leaves, has come all the same
 */
export const countedAs = (outcome: Outcome, wasServed: boolean): Outcome =>
	wasServed && (outcome === "left" || outcome === "no-show")
		? "unsettled"
		: outcome;

/** What an appointment is while its visit is in this state. As with countedAs, whoever was served has come. */
export function appointmentStatusOf(status: VisitStatus, wasServed = false) {
	const counted = isOutcome(status) ? countedAs(status, wasServed) : status;
	switch (counted) {
		case "waiting":
		case "parked":
			return "arrived";
		// They gave it up. What the figures say of it is the visit's.
		case "left":
			return "cancelled";
		default:
			return counted;
	}
}
