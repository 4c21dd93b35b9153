import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor, Permission } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type StaffRefusal = "forbidden" | "unknown-appointment";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Where the appointment stands, for whoever may do this there. Before the transaction: a refusal is audited, and that
 * needs a connection of its own.
 */
export async function authoriseFor(
	actor: Actor,
	permission: Permission,
	appointmentId: string,
	now: Temporal.Instant,
): Promise<Result<{ stationId: number }, StaffRefusal>> {
	const row = UUID.test(appointmentId)
		? await db().appointment.findFirst({
				where: { id: appointmentId, reference: { not: null } },
				select: { stationId: true },
			})
		: null;
	if (!row) return refuse("unknown-appointment");
	const may = await authorise(actor, permission, row.stationId, now);
	return may.ok ? ok(row) : may;
}
