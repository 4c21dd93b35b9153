import "server-only";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import {
	openDays,
	recordTransition,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import { lockAppointment } from "#lib/booking/manage/commands/managed.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/**
 * Cancels for somebody who stands here and wants to be forgotten: no mail, for soon nobody knows the address any more.
 * What has begun or is over stays as it is. Whoever calls has asked for the permission ("person:answer").
 */
export function withdrawAppointment(
	appointmentId: string,
	{ by, now }: { by: string; now: Temporal.Instant },
): Promise<Result<null, "busy">> {
	return write<null, "busy">(async (tx) => {
		const row = await lockAppointment(tx, appointmentId);
		const day = dayOf(row);
		await openDays(tx, [day], now);
		if (
			row.status !== "booked" ||
			row.startsAt.getTime() <= now.epochMilliseconds
		)
			return ok(null);
		await recordTransition(tx, row, "cancelled", now, { by });
		await tx.appointment.update({
			where: { id: row.id },
			data: {
				status: "cancelled",
				calendarSequence: row.calendarSequence + 1,
			},
		});
		await keepBack(tx, row, now);
		await raiseVersions(tx, [day]);
		await tellScreens(tx, [day], now);
		return ok(null);
	});
}
