import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";

/** A step of an invented visit; epoch milliseconds. */
interface PastStep {
	at: number;
	kind: VisitStep;
	fromStatus: VisitStatus | null;
	toStatus: VisitStatus;
	undone: boolean;
}

const MINUTE = 60_000;
const SECOND = 1_000;

/** Some minutes, most of them fewer than the mean, a few many more. */
function spread(random: () => number, mean: number): number {
	return Math.round(-Math.log(1 - random() * 0.98) * mean * SECOND) * 60;
}

/**
 * What happened to somebody who came, step by step: most wait, are called and served; a few leave, come back, are handed
 * over, or are ended by mistake.
 * @param startsAt of the appointment; null: a walk-in
 */
export function pastSteps(
	random: () => number,
	{
		arrivedAt,
		startsAt,
		plannedMinutes,
		meanWait,
	}: {
		arrivedAt: number;
		startsAt: number | null;
		plannedMinutes: number;
		/** Minutes. */
		meanWait: number;
	},
): PastStep[] {
	const steps: PastStep[] = [];
	let at = arrivedAt;
	const step = (kind: VisitStep, toStatus: VisitStatus, undone = false) => {
		const fromStatus = steps.at(-1)?.toStatus ?? null;
		steps.push({ at, kind, fromStatus, toStatus, undone });
	};
	const call = () => {
		step("called", "called");
		at += 20_000 + Math.round(random() * 90) * SECOND;
	};
	const serve = (share = 1) => {
		step("serving", "serving");
		const pace = 0.55 + random() * 0.6 + (random() < 0.1 ? random() * 1.5 : 0);
		at += Math.max(30, Math.round(plannedMinutes * pace * share * 60)) * SECOND;
	};
	step("arrived", "waiting");
	at = Math.max(at, startsAt ?? at) + spread(random, meanWait);
	const fate = random();
	if (fate < 0.04) {
		step("left", "left");
		return steps;
	}
	if (fate < 0.06) {
		call();
		at += 10 * MINUTE;
		step("no-show", "no-show");
		return steps;
	}
	if (fate < 0.09) {
		step("parked", "parked");
		at += 8 * MINUTE;
		step("returned", "waiting");
		at += spread(random, 3);
	}
	call();
	if (fate < 0.13) {
		serve(0.5);
		step("handed-over", "waiting");
		at += spread(random, 4);
		call();
	}
	serve();
	if (fate < 0.16) {
		step("done", "done", true);
		at += 40 * SECOND;
		step("undone", "serving");
		at += MINUTE;
	}
	const outcome = fate < 0.21 ? "unsettled" : "done";
	step(outcome, outcome);
	return steps;
}
