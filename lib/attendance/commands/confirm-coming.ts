import "server-only";
import {
	findManaged,
	isHere,
	type Link,
	lockAppointment,
} from "#lib/booking/manage/commands/managed.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type ComingRefusal =
	| "unknown-appointment"
	| "cancelled"
	/** Has checked in: they came. */
	| "already-here"
	| "too-late"
	| "busy";

/**
 * Whoever has the link says that they come. It is kept for this time of the appointment alone, goes with the contact,
 * and changes nothing else: who does not answer loses nothing. Saying it again is no error.
 */
export function confirmComing(
	input: Link & { now: Temporal.Instant },
): Promise<Result<null, ComingRefusal>> {
	return orBusy(async () => {
		const { now } = input;
		const managed = await findManaged(input);
		if (!managed) return refuse("unknown-appointment");
		return write<null, ComingRefusal>(async (tx) => {
			const row = await lockAppointment(tx, managed.id);
			if (row.status === "cancelled") return refuse("cancelled");
			if (isHere(row)) return refuse("already-here");
			const hasBegun = row.startsAt.getTime() <= now.epochMilliseconds;
			if (row.status !== "booked" || hasBegun || !row.contact)
				return refuse("too-late");
			const answer = { sequence: row.calendarSequence, at: toDbInstant(now) };
			await tx.coming.upsert({
				where: { appointmentId: row.id },
				create: { appointmentId: row.id, ...answer },
				update: answer,
			});
			return ok(null);
		});
	});
}
