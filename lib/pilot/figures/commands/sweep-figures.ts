import "server-only";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	daysBetween,
	instantAt,
} from "#lib/time.ts";
import { buildFigures } from "./build-figures.ts";
import {
	recordCapacity,
	recordLeadTimes,
	settleCapacity,
} from "./record-day.ts";

/** So long mails may come back and visits be put right: these days are derived anew once a day. */
const UNSETTLED_DAYS = 10;
/** At most so many in one transaction. */
const DAYS_AT_ONCE = 28;

/** Keeps the figures up to date: today's again and again, those of the last days once a day, and whatever is missing. */
export async function sweepFigures(now: Temporal.Instant): Promise<void> {
	const today = civilDateOf(now);
	await recordLeadTimes(now);
	await recordCapacity(today);
	for (const { from, until } of await listToBuild(today)) {
		await buildFigures(from, until, now);
		await settleCapacity(from, until);
	}
	await buildFigures(today, today, now);
}

/**
 * What is to be derived before today: once a day the days that may still change, and at any time those that nobody has
 * derived, because a run before ended in the middle.
 */
async function listToBuild(today: CivilDate): Promise<Stretch[]> {
	const unsettled = addDays(today, -UNSETTLED_DAYS);
	const seen = await db().visit.aggregate({ _min: { date: true } });
	const oldest = seen._min.date ? fromDbDate(seen._min.date) : unsettled;
	const first = oldest < unsettled ? oldest : unsettled;
	const rows = await db().figureDay.findMany({
		where: { date: { gte: toDbDate(first), lt: toDbDate(today) } },
	});
	const built = new Map(
		rows.map(({ date, builtAt }) => [fromDbDate(date), builtAt]),
	);
	const midnight = toDbInstant(instantAt(today, 0));
	return stretchesOf(
		datesBetween(first, addDays(today, -1)).filter((date) => {
			const builtAt = built.get(date);
			if (!builtAt) return true;
			return date >= unsettled && builtAt < midnight;
		}),
	);
}

/** Both included. */
interface Stretch {
	from: CivilDate;
	until: CivilDate;
}

/** Days that follow each other are derived together. */
function stretchesOf(dates: readonly CivilDate[]): Stretch[] {
	const stretches: Stretch[] = [];
	for (const date of dates) {
		const last = stretches.at(-1);
		const follows = last && addDays(last.until, 1) === date;
		if (follows && daysBetween(last.from, date) < DAYS_AT_ONCE)
			last.until = date;
		else stretches.push({ from: date, until: date });
	}
	return stretches;
}
