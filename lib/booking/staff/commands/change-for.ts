import "server-only";
import type { Actor, Permission } from "#lib/auth/rules/permission.ts";
import {
	lockAppointment,
	type ManagedRow,
} from "#lib/booking/manage/commands/managed.ts";
import type { Tx } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { type Result, refuse } from "#lib/result.ts";
import { authoriseFor, type StaffRefusal } from "./authorise-for.ts";

/** Changes somebody's appointment, for whoever has the right to where it stands, while nobody else works on it. */
export function changeFor<Value, Refusal extends string>(
	actor: Actor,
	permission: Permission,
	{ appointmentId, now }: { appointmentId: string; now: Temporal.Instant },
	change: (tx: Tx, row: ManagedRow) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | StaffRefusal | "busy">> {
	return orBusy<Value, Refusal | StaffRefusal>(async () => {
		const found = await authoriseFor(actor, permission, appointmentId, now);
		if (!found.ok) return found;
		return write<Value, Refusal | StaffRefusal>(async (tx) => {
			const row = await lockAppointment(tx, appointmentId);
			// Moved to another house meanwhile, where this account may have no business.
			if (row.stationId !== found.value.stationId)
				return refuse("unknown-appointment");
			return change(tx, row);
		});
	});
}
