import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { recordChange } from "#lib/booking/commands/placing.ts";
import { tellPerson } from "#lib/booking/manage/commands/managed.ts";
import {
	readVideoAddress,
	type VideoAddressProblem,
} from "#lib/catalog/rules/video-address.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type SetRoomRefusal =
	| StaffRefusal
	/** `room-…`: what is wrong with what was typed. */
	| `room-${VideoAddressProblem}`
	/** Not by video, cancelled, over, or the contact is erased. */
	| "too-late"
	| "busy";

/** Says where the room of an appointment by video is, or another one; the person is told. */
export function setRoom(
	actor: Actor,
	input: { appointmentId: string; address: string; now: Temporal.Instant },
): Promise<Result<{ mailed: boolean }, SetRoomRefusal>> {
	const { appointmentId, now } = input;
	return changeFor<{ mailed: boolean }, SetRoomRefusal>(
		actor,
		"appointment:move",
		input,
		async (tx, row) => {
			const address = readVideoAddress(input.address);
			if (!address.ok) return refuse(`room-${address.error}`);
			const isOpen = row.status === "booked" || row.status === "serving";
			if (row.kind !== "video" || !isOpen || !row.contact)
				return refuse("too-late");
			// Pressed twice, or said by two alike.
			if (row.contact.videoAddress === address.value)
				return ok({ mailed: false });
			await tx.contact.update({
				where: { appointmentId },
				data: { videoAddress: address.value },
			});
			const sequence = row.calendarSequence + 1;
			await tx.appointment.update({
				where: { id: appointmentId },
				data: { calendarSequence: sequence },
			});
			await recordChange(tx, row, "contact", now, { by: actor.userId });
			const mailed = await tellPerson(tx, row, "changed", sequence, now, {
				origin: "staff",
			});
			return ok({ mailed });
		},
	);
}
