import "server-only";
import { setImmediate } from "node:timers/promises";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DayFacts } from "#lib/availability/availability.ts";
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
	weekdayOf,
} from "#lib/time.ts";
import { measure } from "./measure.ts";

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
	tooLittle: readonly TooLittle[];
	/** Whether more or fewer reminders were measured at all; true where nobody asks. */
	knowsReminder: boolean;
	comparison: Comparison | null;
	/** Null: nobody asked for it. */
	suggestion: Suggestion | null;
}

/** Nothing opens on the day, or on any. */
export type NoTrial = "forbidden" | "closed";

/**
 * Plays an ordinary such day with the plan as it is and with another one. Nothing is saved, and no single person is
 * looked at.
 * @param date null: the next day on which the station opens
 */
export async function tryPlan(
	actor: Actor,
	{
		stationId,
		date: asked,
		wish,
		suggests = false,
		now,
	}: {
		stationId: number;
		date: CivilDate | null;
		wish: Wish;
		/** Also searches for the fewest desks that are enough. */
		suggests?: boolean;
		now: Temporal.Instant;
	},
): Promise<Result<Trial, NoTrial>> {
	const may = await authorise(actor, "figures:read", stationId, now);
	if (!may.ok) return may;
	const today = civilDateOf(now);
	const [station] = await loadFacts(
		[stationId],
		datesBetween(today, addDays(today, DAYS_AHEAD)),
	);
	const days = station?.days ?? [];
	const isOpen = ({ windows }: DayFacts) => windows.length > 0;
	const wanted = days.find((one) =>
		asked ? one.date === asked : one.date > today && isOpen(one),
	);
	if (!station || !wanted || !isOpen(wanted)) return refuse("closed");
	const closedDate = wish.isClosed ? wanted.date : null;
	const day = closedDate
		? days.find((one) => one.date > closedDate && isOpen(one))
		: wanted;
	if (!day) return refuse("closed");
	const weekday = weekdayOf(day.date);
	const measured = await measure(stationId, weekday, now);
	const tooLittle = tooLittleOf(measured);
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
		ahead: days,
		rules: station.rules,
		order: await readSettings(db(), stationId),
		measured,
		displaced: closedDate ? await walkInsOn(stationId, closedDate, now) : 0,
		closedDate,
	};
	return ok({
		...trial,
		comparison: await inPieces(comparing(paper, wish)),
		suggestion: suggests ? await inPieces(suggesting(paper)) : null,
	});
}

/** Whoever else asks this process is answered in between. */
async function inPieces<Value>(work: Generator<void, Value>): Promise<Value> {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		await setImmediate();
	}
}

/** People without an appointment on an ordinary such day. */
async function walkInsOn(
	stationId: number,
	date: CivilDate,
	now: Temporal.Instant,
): Promise<number> {
	const { walkInsByDay } = await measure(stationId, weekdayOf(date), now);
	const people = walkInsByDay.reduce((sum, count) => sum + count, 0);
	return people / Math.max(1, walkInsByDay.length);
}
