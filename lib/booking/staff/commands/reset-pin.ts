import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { recordChange } from "#lib/booking/commands/placing.ts";
import { lockAppointment } from "#lib/booking/manage/commands/managed.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { authoriseFor, type StaffRefusal } from "./authorise-for.ts";

type ResetPinRefusal = StaffRefusal | "too-late" | "busy";

/** A new PIN for whoever lost theirs or had it closed by wrong tries; the old one opens nothing any more. */
export function resetPin(
	actor: Actor,
	input: { appointmentId: string; now: Temporal.Instant },
): Promise<Result<null, ResetPinRefusal>> {
	return orBusy<null, ResetPinRefusal>(async () => {
		const { appointmentId, now } = input;
		const found = await authoriseFor(
			actor,
			"appointment:book",
			appointmentId,
			now,
		);
		if (!found.ok) return found;
		return write<null, ResetPinRefusal>(async (tx) => {
			const row = await lockAppointment(tx, appointmentId);
			if (row.stationId !== found.value.stationId)
				return refuse("unknown-appointment");
			if (row.status !== "booked") return refuse("too-late");
			await tx.appointment.update({
				where: { id: appointmentId },
				data: { pinVersion: { increment: 1 }, pinFailures: 0 },
			});
			await recordChange(tx, row, "pin", now, { by: actor.userId });
			return ok(null);
		});
	});
}
