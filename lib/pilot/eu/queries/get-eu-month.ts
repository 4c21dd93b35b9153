import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { EuSource } from "#lib/pilot/eu/rules/eu-month.ts";
import { ok, type Result } from "#lib/result.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addMonths, firstOf, lastOf, type Month } from "#lib/text/month.ts";
import { instantAt } from "#lib/time.ts";

/** Pages whose views are counted, in every language together. */
const VIEWED = {
	"page-service": paths(defaultLocale).start(),
	"page-place": paths(defaultLocale).where({ services: [] }),
	"page-time": paths(defaultLocale).when({ services: [] }),
} as const;
type Viewed = keyof typeof VIEWED;

/** Page views and ratings of a month, of the whole city. */
export async function getEuMonth(
	actor: Actor,
	month: Month,
	now: Temporal.Instant,
): Promise<Result<EuSource[], "forbidden">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	const { baseUrl } = env();
	const counts = await db().dayCount.groupBy({
		by: ["what"],
		where: {
			what: { in: Object.keys(VIEWED) },
			date: { gte: toDbDate(firstOf(month)), lte: toDbDate(lastOf(month)) },
		},
		_sum: { count: true },
	});
	const ratings = await db().feedback.findMany({
		where: {
			type: "opinion",
			ratingBooking: { not: null },
			createdAt: {
				gte: toDbInstant(instantAt(firstOf(month), 0)),
				lt: toDbInstant(instantAt(firstOf(addMonths(month, 1)), 0)),
			},
		},
		select: { ratingBooking: true },
		orderBy: { ratingBooking: "asc" },
	});
	return ok(
		(Object.keys(VIEWED) as Viewed[]).map((what) => ({
			url: `${baseUrl}${VIEWED[what]}`,
			views: counts.find((one) => one.what === what)?._sum.count ?? null,
			// The form asks how booking was, not how one of its pages was.
			ratings:
				what === "page-service"
					? ratings.flatMap(({ ratingBooking }) => ratingBooking ?? [])
					: [],
		})),
	);
}
