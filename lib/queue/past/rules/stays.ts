import type { PastStep, PastVisit } from "#lib/queue/past/past-day.ts";
import { legAfter } from "./legs.ts";

/** Somebody at a desk, from the call on. Instants are epoch milliseconds. */
export interface Stay {
	visit: PastVisit;
	deskId: number;
	calledAt: number;
	/** Null: they did not come to the desk. */
	servedAt: number | null;
	/** Null: only the night ended it. */
	endedAt: number | null;
	/** The step that ended it; null: none is stored. */
	end: PastStep | null;
	/** Which desk of their walk list it was, counted from nought. */
	leg: number;
}

/** An instant and a later one. */
export interface Stretch {
	from: number;
	until: number;
}

const isAtDesk = ({ to }: PastStep) => to === "called" || to === "serving";

/** Each time somebody was called to a desk, in this order. */
export function staysOf(visit: PastVisit): Stay[] {
	const stays: Stay[] = [];
	let open: Stay | null = null;
	for (const [index, step] of visit.steps.entries()) {
		if (!isAtDesk(step)) {
			if (open) close(open, step);
			open = null;
			continue;
		}
		if (open && step.deskId !== null && step.deskId !== open.deskId) {
			close(open, step);
			open = null;
		}
		if (!open && step.deskId !== null) {
			open = {
				visit,
				deskId: step.deskId,
				calledAt: step.at,
				servedAt: null,
				endedAt: null,
				end: null,
				leg: legAfter(visit.steps.slice(0, index)),
			};
			stays.push(open);
		}
		if (open && step.to === "serving") open.servedAt ??= step.at;
	}
	return stays;
}

function close(stay: Stay, step: PastStep): void {
	stay.end = step;
	stay.endedAt = step.isNight ? null : step.at;
}

/** When somebody who waits now was handed over; null: they were not, or came back from somewhere else since. */
export function handedOverOf({ steps }: PastVisit): number | null {
	const since =
		steps.findLastIndex(
			({ kind, to }) => to !== "waiting" || kind === "sent-on",
		) + 1;
	return (
		steps.slice(since).findLast(({ kind }) => kind === "handed-over")?.at ??
		null
	);
}

/** A time in the line. */
export interface LineWait extends Stretch {
	/** The step that ended it; null: none is stored. */
	end: PastStep | null;
	/** From then on they waited for one desk, as far as is stored; null: whoever may serve them could call them. */
	handedOverAt: number | null;
	/** For which desk of their walk list, counted from nought. */
	leg: number;
}

/**
 * When somebody stood in the line, however shortly; the night's end counts as none. A note, other services or being
 * handed on meanwhile are steps that leave them in it: they wait on, and not anew. Sent on out of it, they wait for
 * something else from then on.
 */
export function waitsOf({ steps }: PastVisit): LineWait[] {
	return steps.flatMap(({ at, kind, to }, index): LineWait[] => {
		if (to !== "waiting") return [];
		if (kind !== "sent-on" && steps[index - 1]?.to === "waiting") return [];
		const later = steps.findIndex(
			(step, other) =>
				other > index && (step.to !== to || step.kind === "sent-on"),
		);
		const end = steps[later] ?? null;
		const handedOver = steps
			.slice(index, end ? later : steps.length)
			.find(({ kind }) => kind === "handed-over");
		return [
			{
				from: at,
				until:
					end && !end.isNight ? Math.max(at, end.at) : Number.POSITIVE_INFINITY,
				end,
				handedOverAt: handedOver?.at ?? null,
				leg: legAfter(steps.slice(0, index + 1)),
			},
		];
	});
}

/** Somebody saw to them without a call, as when a document is handed out: no desk was taken, as far as is stored. */
export const isSeenTo = ({ end }: LineWait): boolean =>
	end?.to === "done" || end?.to === "unsettled" || end?.kind === "sent-on";

/** Nobody saw them come: they were called all the same, after their time. */
export const isUnseen = ({ steps }: PastVisit): boolean =>
	steps[0] !== undefined && isAtDesk(steps[0]);

/**
 * When they came in line for their first call, and when they went out of it: called, left, or only by the night (infinite).
 * Whoever went away by themselves and came back counts from then. Null: they never stood in it, or were called right out
 * of a time away, of which nobody stored the end.
 */
export function firstWaitOf(visit: PastVisit): LineWait | null {
	const call = visit.steps.findIndex(isAtDesk);
	if (call < 0) return waitsOf(visit).at(-1) ?? null;
	if (visit.steps[call - 1]?.to !== "waiting") return null;
	const called = visit.steps[call]?.at ?? 0;
	return waitsOf(visit).findLast(({ from }) => from <= called) ?? null;
}
