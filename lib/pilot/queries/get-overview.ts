import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { listInbox } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { readFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import type { Figure } from "#lib/pilot/figures/rules/figure.ts";
import { periodBefore, periodNamed } from "#lib/pilot/figures/rules/period.ts";
import {
	type JudgedCriterion,
	listCriteria,
	listRollout,
	type StationRollout,
} from "#lib/pilot/rollout/queries/get-rollout.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";

/** What waits for a coordinator (or, for their stations, a lead) today. */
interface Overview {
	/** Feedback that somebody still has to do something about. */
	inbox: { open: number; overdue: number };
	/** Mails about appointments still to come that did not arrive, and nobody was told another way. */
	undelivered: number;
	/** Of yesterday and today. */
	errors: number;
	/** The station that goes online next; null: none is planned. */
	next: StationRollout | null;
	missed: readonly JudgedCriterion[];
	/** Of the last seven days, beside the seven before. */
	figures: readonly Figure[];
}

export async function getOverview(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<Overview, "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	if (!allowed.ok) return allowed;
	const inbox = await listInbox(actor, readInboxFilter({}), 0, now);
	const rollout = await listRollout(actor, now);
	const criteria = await listCriteria(actor, now);
	if (!inbox.ok) return inbox;
	if (!rollout.ok) return rollout;
	if (!criteria.ok) return criteria;
	const today = civilDateOf(now);
	const { stations } = await getCatalog(defaultLocale, now);
	const stationIds = stations
		.map(({ id }) => id)
		.filter((id) => may(actor, "figures:read", id));
	const period = periodNamed("woche", today);
	const { figures } = await readFigures({
		period,
		before: periodBefore(period),
		by: "station",
		stationIds,
		serviceId: null,
		weekday: null,
		hours: null,
	});
	const [next = null] = rollout.value
		.filter(({ station }) => station.onlineFrom !== null)
		.sort((a, b) => (a.station.onlineFrom ?? 0) - (b.station.onlineFrom ?? 0));
	return ok({
		inbox: inbox.value.counts,
		undelivered: await countUndelivered(stationIds, now),
		errors: await countErrors(now),
		next,
		missed: criteria.value.filter(({ state }) => state === "missed"),
		figures,
	});
}

function countUndelivered(
	stationIds: readonly number[],
	now: Temporal.Instant,
): Promise<number> {
	return db().message.count({
		where: {
			status: { in: ["failed", "bounced"] },
			reachedAt: null,
			appointment: {
				stationId: { in: [...stationIds] },
				status: "booked",
				date: { gte: toDbDate(civilDateOf(now)) },
			},
		},
	});
}

async function countErrors(now: Temporal.Instant): Promise<number> {
	const { _sum } = await db().dayCount.aggregate({
		where: {
			what: "error",
			date: { gte: toDbDate(addDays(civilDateOf(now), -1)) },
		},
		_sum: { count: true },
	});
	return _sum.count ?? 0;
}
