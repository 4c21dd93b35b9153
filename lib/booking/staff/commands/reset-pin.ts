import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { recordChange } from "#lib/booking/commands/placing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type ResetPinRefusal = StaffRefusal | "too-late" | "busy";

/** A new PIN for whoever lost theirs or had it closed by wrong tries; the old one opens nothing any more. */
export function resetPin(
	actor: Actor,
	input: { appointmentId: string; now: Temporal.Instant },
): Promise<Result<null, ResetPinRefusal>> {
	const { appointmentId, now } = input;
	return changeFor<null, ResetPinRefusal>(
		actor,
		"appointment:book",
		input,
		async (tx, row) => {
			if (row.status !== "booked") return refuse("too-late");
			await tx.appointment.update({
				where: { id: appointmentId },
				data: { pinVersion: { increment: 1 }, pinFailures: 0 },
			});
			await recordChange(tx, row, "pin", now, { by: actor.userId });
			return ok(null);
		},
	);
}
