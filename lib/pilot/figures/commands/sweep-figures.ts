import "server-only";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { addDays, type CivilDate, civilDateOf, instantAt } from "#lib/time.ts";
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
	const builtToday = await db().figureDay.count({
		where: {
			builtAt: { gte: toDbInstant(instantAt(today, 0)) },
			date: { lt: toDbDate(today) },
		},
	});
	if (builtToday > 0) return buildFigures(today, today, now);
	const yesterday = addDays(today, -1);
	for (
		let from = await firstToBuild(today);
		from <= yesterday;
		from = addDays(from, DAYS_AT_ONCE)
	) {
		const last = addDays(from, DAYS_AT_ONCE - 1);
		const until = last < yesterday ? last : yesterday;
		await buildFigures(from, until, now);
		await settleCapacity(from, until);
	}
	await buildFigures(today, today, now);
}

/** The days that may still change, and before them those that nobody has built. */
async function firstToBuild(today: CivilDate): Promise<CivilDate> {
	const unsettled = addDays(today, -UNSETTLED_DAYS);
	const built = await db().figureDay.aggregate({ _max: { date: true } });
	const seen = await db().visit.aggregate({ _min: { date: true } });
	const first = built._max.date ?? seen._min.date;
	const date = first ? fromDbDate(first) : unsettled;
	return date < unsettled ? date : unsettled;
}
