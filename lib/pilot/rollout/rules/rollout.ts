import type { Phase } from "#lib/catalog/catalog.ts";
import {
	nextChange,
	type PhaseChange,
	phaseAt,
} from "#lib/catalog/rules/phase.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { instantAt } from "#lib/time.ts";

/** An entry in the log of decisions, as pages show it. Instants are epoch milliseconds. */
export interface Decision {
	id: number;
	at: number;
	/** Null: an account that is gone. */
	person: string | null;
	kind: "phase" | "withdrawn" | "trial" | "note";
	phase: Phase | null;
	startsAt: number | null;
	worked: boolean | null;
	/** In words; of a trial: the services that could not be booked. */
	reason: string;
}

export type ReasonRefusal = "no-reason" | "reason-too-long";

export type PlanRefusal =
	| ReasonRefusal
	| "no-phase"
	| "no-date"
	| "no-time"
	| "past"
	| "too-far"
	| "no-change"
	/** Somebody else has planned something since the form was shown. */
	| "changed"
	/** Something in the checklist is open, and nobody said that it may be. */
	| "checklist-open";

const REASON_LENGTH = 1_000;
/** Whoever plans later than this has mistyped the year. */
const FURTHEST_DAYS = 730;
/** Between opening the form and sending it, "now" has passed. */
const GRACE_MS = 5 * 60_000;

export function readReason(typed: string): Result<string, ReasonRefusal> {
	const reason = typed.trim();
	if (reason === "") return refuse("no-reason");
	return reason.length > REASON_LENGTH ? refuse("reason-too-long") : ok(reason);
}

const PHASES: readonly Phase[] = ["walk-in", "pilot", "live"];

export function readPhase(text: string): Phase | null {
	return PHASES.find((phase) => phase === text) ?? null;
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*Uhr)?$/;

/** "8:00", "08.00 Uhr" or "8:00:30" on a date. */
export function readInstant(
	dateText: string,
	clockText: string,
): Result<Temporal.Instant, "no-date" | "no-time"> {
	const date = parseCivilDate(dateText.trim());
	if (!date) return refuse("no-date");
	const match = CLOCK.exec(plainDigits(clockText));
	if (!match) return refuse("no-time");
	const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part));
	const minute = (hours ?? 0) * 60 + (minutes ?? 0);
	return ok(instantAt(date, minute).add({ seconds: seconds || 0 }));
}

/** When the change begins, if it may be planned so; a time that has only just passed means at once. */
export function planChange(
	{ phase, startsAt }: { phase: Phase; startsAt: Temporal.Instant },
	current: { first: Phase; changes: readonly PhaseChange[] },
	now: Temporal.Instant,
): Result<Temporal.Instant, "past" | "too-far" | "no-change"> {
	const late = now.epochMilliseconds - startsAt.epochMilliseconds;
	if (late > GRACE_MS) return refuse("past");
	if (-late > FURTHEST_DAYS * 86_400_000) return refuse("too-far");
	const until = late > 0 ? now : startsAt;
	// A newer decision replaces what is planned, so only what has begun counts.
	const begun = current.changes.filter(
		(change) => change.startsAt <= now.epochMilliseconds,
	);
	if (phaseAt(current.first, begun, now.epochMilliseconds) === phase)
		return refuse("no-change");
	return ok(until);
}

/** Whether just this is what comes next. */
export const isPlanned = (
	{ phase, startsAt }: { phase: Phase; startsAt: Temporal.Instant },
	changes: readonly PhaseChange[],
	now: Temporal.Instant,
): boolean => {
	const next = nextChange(changes, now.epochMilliseconds);
	return next?.phase === phase && next.startsAt === startsAt.epochMilliseconds;
};

/** Since when a station has been in its phase, as far as it was decided here; null: from the start. */
export function phaseSince(
	changes: readonly PhaseChange[],
	now: number,
): number | null {
	return changes.findLast(({ startsAt }) => startsAt <= now)?.startsAt ?? null;
}

/** Since when a station has taken appointments online without a break; null: it does not, or always has. */
export function onlineSince(
	first: Phase,
	changes: readonly PhaseChange[],
	now: number,
): number | null {
	if (phaseAt(first, changes, now) === "walk-in") return null;
	const begun = changes.filter(({ startsAt }) => startsAt <= now);
	const lastBreak = begun.findLastIndex(({ phase }) => phase === "walk-in");
	if (lastBreak === -1 && first !== "walk-in") return null;
	return begun[lastBreak + 1]?.startsAt ?? null;
}
