import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { BookingRules, DayFacts } from "#lib/availability/availability.ts";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { db } from "#lib/db/client.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type Measured,
	type TooLittle,
	tooLittleOf,
} from "#lib/simulation/measured.ts";
import {
	AHEAD_DAYS,
	type Comparison,
	comparing,
	missingOf,
	type Paper,
	type Wish,
} from "#lib/simulation/rules/compare.ts";
import { changedDay } from "#lib/simulation/rules/on-paper.ts";
import { DAYS_AHEAD } from "#lib/simulation/rules/question.ts";
import { type Suggestion, suggesting } from "#lib/simulation/rules/suggest.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";
import { measure } from "./measure.ts";
import { inPieces, oneAtATime } from "./one-at-a-time.ts";

/** A day that can be played, and the days around it. */
export interface PlayedDay {
	stationId: number;
	/** As it is planned. */
	day: DayFacts;
	/** The day that would be closed; this one is played instead. */
	closedDate: CivilDate | null;
	/** From today on, with what is booked. */
	ahead: readonly DayFacts[];
	rules: BookingRules;
}

/** A plan tried on paper. */
export interface Trial {
	/** The day that is played. */
	date: CivilDate;
	/** As it is planned, and as it would be. */
	day: DayFacts;
	changed: DayFacts;
	/** The day that would be closed; another one is played then. */
	closedDate: CivilDate | null;
	measured: Measured;
	/** Empty: the figures are there. */
	tooLittle: readonly Gap[];
	/** Whether more or fewer reminders were measured at all; true where nobody asks. */
	knowsReminder: boolean;
	comparison: Comparison | null;
	/** Null: nobody asked for it. */
	suggestion: Suggestion | null;
}

/** Of which weekday too little was measured: of the one that is played, or of the one that would be closed. */
interface Gap {
	reason: TooLittle;
	weekday: Weekday;
	/** Measured ones. */
	days: number;
}

/**
 * The day that an ordinary one is played after: it has to be known before the question is read, which asks how long
 * something takes on it.
 * @param date null: the next day on which the station opens
 * @param isClosed that day would be closed, so the next open one is played
 */
export async function findPlayedDay(
	actor: Actor,
	{
		stationId,
		date: asked,
		isClosed,
		now,
	}: {
		stationId: number;
		date: CivilDate | null;
		isClosed: boolean;
		now: Temporal.Instant;
	},
): Promise<Result<PlayedDay, "forbidden" | "closed">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const today = civilDateOf(now);
	const [station] = await loadFacts(
		[stationId],
		// Whoever asks on the last of the days that are played looks as far ahead as today.
		datesBetween(today, addDays(today, DAYS_AHEAD + AHEAD_DAYS)),
	);
	const ahead = station?.days ?? [];
	const isOpen = ({ windows }: DayFacts) => windows.length > 0;
	const wanted = ahead.find((one) =>
		asked ? one.date === asked : one.date > today && isOpen(one),
	);
	if (!station || !wanted || !isOpen(wanted)) return refuse("closed");
	const closedDate = isClosed ? wanted.date : null;
	const day = closedDate
		? ahead.find((one) => one.date > closedDate && isOpen(one))
		: wanted;
	if (!day) return refuse("closed");
	return ok({ stationId, day, closedDate, ahead, rules: station.rules });
}

/**
 * Plays an ordinary such day with the plan as it is and with another one. Nothing is saved, and no single person is
 * looked at. "busy": too many ask this process at once.
 */
export async function tryPlan(
	actor: Actor,
	{ stationId, day, closedDate, ahead, rules }: PlayedDay,
	{
		wish,
		suggests = false,
		now,
	}: {
		wish: Wish;
		/** Also searches for the fewest desks that are enough. */
		suggests?: boolean;
		now: Temporal.Instant;
	},
): Promise<Result<Trial, "forbidden" | "busy">> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const weekday = weekdayOf(day.date);
	const closedWeekday = closedDate ? weekdayOf(closedDate) : weekday;
	const measured = await measure(stationId, weekday, now);
	const closed =
		closedWeekday === weekday
			? measured
			: await measure(stationId, closedWeekday, now);
	const tooLittle: Gap[] = tooLittleOf(measured).map((reason) => ({
		reason,
		weekday,
		days: measured.days,
	}));
	// Of the closed day only its people without an appointment count, and few days do not say how many those are.
	if (closed !== measured && tooLittleOf(closed).includes("days"))
		tooLittle.push({
			reason: "days",
			weekday: closedWeekday,
			days: closed.days,
		});
	const trial = {
		date: day.date,
		day,
		changed: closedDate ? day : changedDay(day, wish),
		closedDate,
		measured,
		tooLittle,
		knowsReminder:
			wish.reminder === "as-now" || missingOf(measured, wish) !== null,
	};
	if (tooLittle.length > 0)
		return ok({ ...trial, comparison: null, suggestion: null });
	const paper: Paper = {
		day,
		ahead,
		rules,
		order: await readSettings(db(), stationId),
		measured,
		displaced: closedDate ? walkInsADay(closed) : 0,
		closedDate,
	};
	const played = await oneAtATime(async () => ({
		comparison: await inPieces(comparing(paper, wish)),
		suggestion: suggests ? await inPieces(suggesting(paper)) : null,
	}));
	return played ? ok({ ...trial, ...played }) : refuse("busy");
}

/** People without an appointment on an ordinary such day. */
function walkInsADay({ walkInsByDay }: Measured): number {
	const people = walkInsByDay.reduce((sum, count) => sum + count, 0);
	return people / Math.max(1, walkInsByDay.length);
}
