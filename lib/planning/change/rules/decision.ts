import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";

/** A time of a station. */
export interface OtherTime {
	stationId: number;
	date: CivilDate;
	start: Minute;
}

/** What becomes of an appointment that a change of plan leaves without a desk. */
export type Decision =
	/** Another desk, same time: nobody need be told. */
	| { way: "desk" }
	/** It stays as it is, as an exception that clerks see. */
	| { way: "keep" }
	/** This time is held for the person, who decides. Null: nothing is free, somebody calls them. */
	| { way: "move"; time: OtherTime | null }
	/** Cancelled with these words. */
	| { way: "cancel"; reason: string };

export type Way = Decision["way"];

/** Why somebody has to be called. */
const CALL_REASONS = [
	/** They have not answered in time. */
	"no-answer",
	/** The appointment is too near for a mail and an answer. */
	"too-soon",
	"no-email",
	/** The mail failed or came back. */
	"mail-failed",
	/** Nowhere a time that they could be offered. */
	"nothing-free",
	/** The held time is gone: another change has taken it. */
	"offer-gone",
	/** They do not want the new time. */
	"declined",
	/** They know of a closure that is taken back: the old time stands, and no mail is sure to tell them. */
	"open-again",
] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** So long a new time is held for somebody. */
export const OFFER_HOURS = 24;
/** With less to go nobody can count on a mail that is read and answered. */
const MAIL_HOURS = 48;

/**
 * Whether a person can be told by mail, or why they have to be called. Nothing ever happens to an appointment without
 * one of the two.
 */
export function callReason(
	appointment: { date: CivilDate; from: Minute; hasEmail: boolean },
	now: Temporal.Instant,
): Extract<CallReason, "no-email" | "too-soon"> | null {
	if (!appointment.hasEmail) return "no-email";
	return hoursUntil(appointment, now) < MAIL_HOURS ? "too-soon" : null;
}

function hoursUntil(
	{ date, from }: { date: CivilDate; from: Minute },
	now: Temporal.Instant,
): number {
	const start = instantAt(date, from).epochMilliseconds;
	return (start - now.epochMilliseconds) / 3_600_000;
}
