import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";

/** A step as it is stored; epoch milliseconds. */
interface StepRow {
	at: number;
	kind: VisitStep;
	toStatus: VisitStatus;
	undone: boolean;
}

/** What a visit was made of, in milliseconds. */
interface VisitTimes {
	/** In the line; an appointment's citizen waits from its time on. Parked is not waiting. */
	waited: number;
	/** From the calls to the desk. */
	way: number;
	served: number;
}

/**
 * Waiting, way and service times, from the steps that count, in the order in which they were taken. What was undone
 * did not happen; clocks of several servers that differ never make a time negative.
 * @param startsAt of the appointment; null: a walk-in
 */
export function timesOf(
	steps: readonly StepRow[],
	startsAt: number | null,
): VisitTimes {
	const times: VisitTimes = { waited: 0, way: 0, served: 0 };
	const counted = steps.filter(
		({ undone, kind }) => !undone && kind !== "undone",
	);
	for (const [index, step] of counted.entries()) {
		const until = counted[index + 1]?.at;
		const part = PARTS[step.toStatus];
		if (until === undefined || part === undefined) continue;
		const from =
			part === "waited" ? Math.max(step.at, startsAt ?? step.at) : step.at;
		times[part] += Math.max(0, until - from);
	}
	return times;
}

const PARTS: Partial<Record<VisitStatus, keyof VisitTimes>> = {
	waiting: "waited",
	called: "way",
	serving: "served",
};
