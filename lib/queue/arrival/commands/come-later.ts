import "server-only";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import {
	findManaged,
	type Link,
	lockAppointment,
} from "#lib/booking/manage/commands/managed.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { findClosing } from "#lib/queue/arrival/queries/find-expected.ts";
import { LATER_MINUTES, saysUntil } from "#lib/queue/arrival/rules/later.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { expectedAtOf } from "#lib/queue/queries/rows.ts";
import {
	isOfToday,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type LaterRefusal =
	| "unknown-appointment"
	/** Not today, here already, cancelled, or the place is lost by now. */
	| "too-late"
	/** The word was changed so often that it is none. */
	| "too-many-tries"
	| "busy";

/** Of one appointment: each change makes everybody's forecast anew. */
const LIMIT: Limit = { name: "later", times: 10, seconds: 3_600 };

/**
 * Whoever has the link says on the day that they come so many minutes later; 0: on time after all. It stands for this time
 * of the appointment alone, and saying it again puts the newer in place of the older one. The order of calling says what it
 * means (order/rules/order.ts, timeOf), staff see it, and the forecast plays the day by it.
 */
export function comeLater({
	minutes,
	now,
	...link
}: Link & { minutes: number; now: Temporal.Instant }): Promise<
	Result<null, LaterRefusal>
> {
	return orBusy<null, LaterRefusal>(async () => {
		const managed = await findManaged(link);
		if (!managed) return refuse("unknown-appointment");
		if (minutes !== 0 && !LATER_MINUTES.some((known) => known === minutes))
			return refuse("too-late");
		const { stationId } = await db().appointment.findUniqueOrThrow({
			where: { id: managed.id },
			select: { stationId: true },
		});
		const closing = await findClosing(stationId, now);
		return write<null, LaterRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const row = await lockAppointment(tx, managed.id);
			// Moved to another station at this very moment: its page says so.
			if (row.stationId !== stationId) return refuse("busy");
			const settings = await readSettings(tx, stationId);
			const isOver =
				now.epochMilliseconds > saysUntil(row.startsAt.getTime(), settings);
			if (row.status !== "booked" || isOver || !isOfToday(row, now))
				return refuse("too-late");
			if (!row.contact) return refuse("too-late");
			const expectedAt = toDbInstant(
				Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime()).add({
					minutes,
				}),
			);
			const later = await tx.later.findUnique({
				where: { appointmentId: row.id },
			});
			const before = expectedAtOf({ ...row, contact: { later } });
			const after = minutes === 0 ? null : expectedAt.getTime();
			// Nothing changes, and nobody is disturbed by it.
			if (before === after) return ok(null);
			if (after !== null && (closing === null || after >= closing))
				return refuse("too-late");
			if (!(await isWithinLimit(tx, LIMIT, row.id)))
				return refuse("too-many-tries");
			const said = {
				sequence: row.calendarSequence,
				startsAt: row.startsAt,
				expectedAt,
				saidAt: toDbInstant(now),
			};
			if (minutes === 0)
				await tx.later.deleteMany({ where: { appointmentId: row.id } });
			else
				await tx.later.upsert({
					where: { appointmentId: row.id },
					create: { appointmentId: row.id, ...said },
					update: said,
				});
			// By the day's version everybody's forecast learns of it.
			const day = { stationId, date: fromDbDate(row.date) };
			await lockDays(tx, [day]);
			await raiseVersions(tx, [day]);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
