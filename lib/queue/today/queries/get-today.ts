import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { REMOTE_KINDS } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import { type Today, todayOf } from "#lib/queue/today/rules/today.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { endOfLine } from "#lib/queue/waits/rules/end-of-line.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

/** A day before on which people by phone or video stayed booked: nobody has talked to them. */
export interface NotMet {
	date: CivilDate;
	count: number;
}

/** So long they stand here; then nobody knows any more how to reach them. */
const NOT_MET_DAYS = 7;

/**
 * A station's day so far in figures, for whoever steers it, the queue that it was read from, and whom the days before
 * have left out.
 */
export async function getToday(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<
	Result<
		{ today: Today; queue: QueueView; notMet: readonly NotMet[] },
		"forbidden"
	>
> {
	const allowed = await authorise(actor, "walk-in:steer", stationId, now);
	if (!allowed.ok) return allowed;
	const found = await getQueue(actor, stationId, now);
	if (!found.ok) return found;
	const queue = found.value;
	const { situation } = await getOutlook(stationId, now);
	const end = endOfLine(situation, new Set(queue.waiting.map(({ id }) => id)));
	return ok({
		today: todayOf(queue, situation.later ?? [], end),
		queue,
		notMet: await listNotMet(stationId, civilDateOf(now)),
	});
}

async function listNotMet(
	stationId: number,
	today: CivilDate,
): Promise<NotMet[]> {
	const rows = await db().appointment.groupBy({
		by: ["date"],
		where: {
			stationId,
			date: {
				gte: toDbDate(addDays(today, -NOT_MET_DAYS)),
				lt: toDbDate(today),
			},
			kind: { in: [...REMOTE_KINDS] },
			status: "booked",
		},
		_count: true,
		orderBy: { date: "asc" },
	});
	return rows.map(({ date, _count }) => ({
		date: fromDbDate(date),
		count: _count,
	}));
}
