import { parseCivilDate } from "#lib/civil-date.ts";
import type { Sent } from "#lib/sent.ts";
import {
	askedIn,
	type QuestionField,
	type QuestionProblem,
	readQuestion,
} from "#lib/simulation/rules/question.ts";
import type { CivilDate } from "#lib/time.ts";
import { NO_PAST_WISH, type PastWish } from "./replay.ts";

/** Of a day that is over: nobody knows what people would have booked or whether they would have come. */
const FIXED = [
	"von",
	"bis",
	"zu",
	"online",
	"ohne",
	"anliegen",
	"minuten",
	"erinnerung",
	"auffuellen",
] as const satisfies readonly QuestionField[];

export type PastQuestion =
	| { ok: true; wish: PastWish | null }
	| { ok: false; problems: Partial<Record<QuestionField, QuestionProblem>> };

/** Null: no day is asked for that is over. */
export function askedPastDate(sent: Sent, today: CivilDate): CivilDate | null {
	const date = parseCivilDate(askedIn(sent).tag.trim());
	return date && date < today ? date : null;
}

/** What is tried on a day that is over; a wish of null: nothing. */
export function readPastQuestion(
	sent: Sent,
	{ today, deskIds }: { today: CivilDate; deskIds: readonly number[] },
): PastQuestion {
	const asked = askedIn(sent);
	const read = readQuestion(
		{ ...asked, tag: "" },
		{ today, deskIds, services: [] },
	);
	const problems: Partial<Record<QuestionField, QuestionProblem>> = read.ok
		? {}
		: { ...read.problems };
	for (const field of FIXED) {
		delete problems[field];
		if (asked[field].trim() !== "") problems[field] = "past-fixed";
	}
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	// What was asked besides is fixed, and stands among the problems.
	if (!read.ok || !read.isAsked) return { ok: true, wish: null };
	const { desks, sickDeskId, rest, people } = read.wish;
	return {
		ok: true,
		wish: { ...NO_PAST_WISH, desks, sickDeskId, rest, people },
	};
}
