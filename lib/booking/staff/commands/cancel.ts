import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import {
	openDays,
	recordTransition,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import { tellPerson } from "#lib/booking/manage/commands/managed.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type CancelForRefusal =
	| StaffRefusal
	/** The person has checked in: the visit is ended instead. */
	| "in-the-house"
	/** Over: served, or nobody came. */
	| "too-late"
	| "busy";

/** Cancels for somebody, or because the house cannot keep it; the mail says who and why. Doing it again is no error. */
export function cancelForSomeone(
	actor: Actor,
	input: {
		appointmentId: string;
		/** "citizen": the person asked for it; "office": the house cannot keep it. */
		because: "citizen" | "office";
		/** Told to the person; kept as long as the contact is. */
		reason: string;
		now: Temporal.Instant;
	},
): Promise<Result<{ repeated: boolean }, CancelForRefusal>> {
	const { appointmentId, because, reason, now } = input;
	return changeFor<{ repeated: boolean }, CancelForRefusal>(
		actor,
		"appointment:cancel",
		input,
		async (tx, row) => {
			if (row.status === "cancelled") return ok({ repeated: true });
			if (["arrived", "called", "serving"].includes(row.status))
				return refuse("in-the-house");
			if (row.status !== "booked") return refuse("too-late");
			const day = dayOf(row);
			await openDays(tx, [day], now);
			const sequence = row.calendarSequence + 1;
			await recordTransition(tx, row, "cancelled", now, { by: actor.userId });
			await tx.appointment.update({
				where: { id: row.id },
				data: { status: "cancelled", calendarSequence: sequence },
			});
			await keepBack(tx, row, now);
			if (reason && row.contact)
				await tx.contact.update({
					where: { appointmentId },
					data: { cancelReason: reason },
				});
			const kind = because === "office" ? "cancelled-by-office" : "cancelled";
			await tellPerson(tx, row, kind, sequence, now, {
				text: reason,
				origin: "staff",
			});
			await raiseVersions(tx, [day]);
			await tellScreens(tx, [day], now);
			return ok({ repeated: false });
		},
	);
}
