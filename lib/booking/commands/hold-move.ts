import "server-only";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { HoldView } from "../booking.ts";
import {
	findManaged,
	isChangeable,
	type Link,
	lockAppointment,
} from "../managed.ts";
import { type HoldRefusal, type HoldRequest, placeHold } from "./hold-time.ts";

export type HoldMoveRefusal = HoldRefusal | "unknown-appointment" | "too-late";

/**
 * Reserves another time for an appointment, which stays as it is until the move is confirmed. The new time may
 * overlap the old one, for other services or at another station. Refused as "too-late" from the cut-off on.
 */
export function holdMove({
	link,
	...request
}: HoldRequest & { link: Link }): Promise<Result<HoldView, HoldMoveRefusal>> {
	return orBusy<HoldView, HoldMoveRefusal>(async () => {
		const managed = await findManaged(link);
		if (!managed) return refuse("unknown-appointment");
		return placeHold<"too-late">(request, {
			id: managed.id,
			async lock(tx) {
				const appointment = await lockAppointment(tx, managed.id);
				return isChangeable(appointment, request.now)
					? ok(null)
					: refuse("too-late");
			},
		});
	});
}
