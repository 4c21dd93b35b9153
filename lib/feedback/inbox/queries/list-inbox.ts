import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
	type InboxCounts,
	type InboxFilter,
	type InboxLine,
	OPEN_STATUSES,
	overdueBefore,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { lineOf, WITH_LINE } from "#lib/feedback/queries/rows.ts";
import { MANY_LINKS } from "#lib/feedback/rules/links.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, instantAt } from "#lib/time.ts";

interface Inbox {
	lines: InboxLine[];
	counts: InboxCounts;
}

const OPEN = [...OPEN_STATUSES];

/** The newest first; of a lead only what is about their own stations. */
export async function listInbox(
	actor: Actor,
	filter: InboxFilter,
	limit: number,
	now: Temporal.Instant,
): Promise<Result<Inbox, "forbidden">> {
	const may = await authorise(actor, "feedback:read", null, now);
	if (!may.ok) return may;
	const overdue = overdueBefore(now, await getDueDays());
	const found = await db().$queryRaw<{ id: number }[]>`
		SELECT f.id FROM feedback f
		WHERE ${Prisma.join([seenBy(actor), ...conditions(filter, overdue)], " AND ")}
		ORDER BY f.id DESC LIMIT ${limit}`;
	const rows = await db().feedback.findMany({
		where: { id: { in: found.map(({ id }) => id) } },
		include: WITH_LINE,
		orderBy: { id: "desc" },
	});
	return ok({
		lines: rows.map((row) => lineOf(row, overdue)),
		counts: await countInbox(actor, overdue),
	});
}

/** After so many days feedback that is still open is overdue. */
export async function getDueDays(): Promise<number> {
	const { feedbackDueDays } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { feedbackDueDays: true },
	});
	return feedbackDueDays;
}

function seenBy(actor: Actor): Prisma.Sql {
	return mayEverywhere(actor, "feedback:read")
		? Prisma.sql`TRUE`
		: Prisma.sql`f.station_id = ANY (${[...actor.stationIds]}::int[])`;
}

const UNDELIVERED = Prisma.sql`EXISTS (SELECT 1 FROM message m WHERE m.feedback_id = f.id AND m.kind = 'answer' AND m.status IN ('failed', 'bounced')
	AND NOT EXISTS (SELECT 1 FROM message l WHERE l.feedback_id = f.id AND l.kind = 'answer' AND l.sequence > m.sequence))`;

/** Since when somebody waits for us. */
const WAITS_SINCE = Prisma.sql`COALESCE(f.replied_at, f.created_at)`;

async function countInbox(
	actor: Actor,
	overdue: Temporal.Instant,
): Promise<InboxCounts> {
	const [counts] = await db().$queryRaw<InboxCounts[]>`
		SELECT (count(*) FILTER (WHERE f.status = ANY (${OPEN}::text[]) AND f.links <= ${MANY_LINKS}))::int AS open,
			(count(*) FILTER (WHERE f.status = ANY (${OPEN}::text[]) AND f.links <= ${MANY_LINKS}
				AND ${WAITS_SINCE} < ${toDbInstant(overdue)}::timestamptz))::int AS overdue,
			(count(*) FILTER (WHERE f.status = ANY (${OPEN}::text[]) AND f.links > ${MANY_LINKS}))::int AS advertising,
			(SELECT count(*)::int FROM feedback f WHERE ${seenBy(actor)} AND f.status = 'answered' AND ${UNDELIVERED}) AS undelivered
		FROM feedback f WHERE ${seenBy(actor)}`;
	return counts ?? { open: 0, overdue: 0, undelivered: 0, advertising: 0 };
}

function conditions(
	filter: InboxFilter,
	overdue: Temporal.Instant,
): Prisma.Sql[] {
	const { from, until } = filter;
	return [
		...searched(filter),
		...statuses(filter, overdue),
		...rated(filter),
		...(filter.stationId === "none"
			? [Prisma.sql`f.station_id IS NULL`]
			: equals(Prisma.sql`f.station_id`, filter.stationId)),
		...equals(Prisma.sql`f.service_id`, filter.serviceId),
		...equals(Prisma.sql`f.type`, filter.type),
		...(filter.topicId === null
			? []
			: [
					Prisma.sql`EXISTS (SELECT 1 FROM feedback_topic t WHERE t.feedback_id = f.id AND t.topic_id = ${filter.topicId})`,
				]),
		...(filter.assignee === null
			? []
			: filter.assignee === "nobody"
				? [Prisma.sql`f.assignee_id IS NULL`]
				: [Prisma.sql`f.assignee_id = ${filter.assignee}::uuid`]),
		...(from === null
			? []
			: [
					Prisma.sql`f.created_at >= ${toDbInstant(instantAt(from, 0))}::timestamptz`,
				]),
		...(until === null
			? []
			: [
					Prisma.sql`f.created_at < ${toDbInstant(instantAt(addDays(until, 1), 0))}::timestamptz`,
				]),
		...(filter.undelivered ? [UNDELIVERED] : []),
		...(filter.beforeId === null
			? []
			: [Prisma.sql`f.id < ${filter.beforeId}`]),
	];
}

const equals = (
	column: Prisma.Sql,
	value: string | number | null,
): Prisma.Sql[] => (value === null ? [] : [Prisma.sql`${column} = ${value}`]);

/** As the index has it. What somebody looks for is found among advertising, too. */
function searched({ search, number, advertising }: InboxFilter): Prisma.Sql[] {
	if (search !== null)
		return [
			Prisma.sql`f.id IN (
				SELECT id FROM feedback
					WHERE to_tsvector('german', praise || ' ' || text) @@ websearch_to_tsquery('german', ${search})
				UNION ALL SELECT feedback_id FROM feedback_reply
					WHERE to_tsvector('german', text) @@ websearch_to_tsquery('german', ${search})
				UNION ALL SELECT ${number}::int)`,
		];
	return [
		advertising
			? Prisma.sql`f.links > ${MANY_LINKS}`
			: Prisma.sql`f.links <= ${MANY_LINKS}`,
	];
}

function statuses(
	{ status }: InboxFilter,
	overdue: Temporal.Instant,
): Prisma.Sql[] {
	if (status === null) return [];
	if (status !== "open" && status !== "overdue")
		return [Prisma.sql`f.status = ${status}`];
	const open = Prisma.sql`f.status = ANY (${OPEN}::text[])`;
	return status === "open"
		? [open]
		: [open, Prisma.sql`${WAITS_SINCE} < ${toDbInstant(overdue)}::timestamptz`];
}

function rated({ rating }: InboxFilter): Prisma.Sql[] {
	const worst = Prisma.sql`LEAST(f.rating_booking, f.rating_waiting, f.rating_service)`;
	const best = Prisma.sql`GREATEST(f.rating_booking, f.rating_waiting, f.rating_service)`;
	switch (rating) {
		case null:
			return [];
		case "bad":
			return [Prisma.sql`${worst} <= 2`];
		case "good":
			return [Prisma.sql`${worst} > 2`, Prisma.sql`${best} >= 4`];
		case "none":
			return [Prisma.sql`${worst} IS NULL`];
	}
}
