import type { PastVisit, UndoneStep } from "#lib/queue/past/past-day.ts";
import type { VisitStep } from "#lib/queue/queue.ts";

type Stored = Omit<UndoneStep, "undoneAt"> & {
	kind: VisitStep;
	/** Taken back by a later step of kind "undone", the last one first. */
	undone: boolean;
};

/** What counted in the end, and what counted until somebody took it back. @param stored in the order in which it happened */
export function stepsOf(
	stored: readonly Stored[],
): Pick<PastVisit, "steps" | "undone"> {
	const steps: Omit<Stored, "undone">[] = [];
	const undone: UndoneStep[] = [];
	const open: Omit<Stored, "undone">[] = [];
	for (const { undone: isUndone, ...step } of stored) {
		if (step.kind === "undone") {
			const back = open.pop();
			if (back) undone.push({ ...back, undoneAt: step.at });
		} else (isUndone ? open : steps).push(step);
	}
	return { steps, undone };
}
