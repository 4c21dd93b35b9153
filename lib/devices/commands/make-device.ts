import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import {
	codeData,
	type FreshCode,
	freshCode,
} from "#lib/devices/queries/rows.ts";
import type { NewDevice } from "#lib/devices/rules/schema.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type MakeRefusal = "forbidden" | "already-made" | "busy";

/** A new display or kiosk and the code that pairs it, which is shown once. */
export async function makeDevice(
	actor: Actor,
	{ now, ...device }: NewDevice & { now: Temporal.Instant },
): Promise<Result<FreshCode, MakeRefusal>> {
	const allowed = await authorise(actor, "device:pair", device.stationId, now);
	if (!allowed.ok) return allowed;
	const fresh = freshCode(device.id, now);
	return write<FreshCode, MakeRefusal>(async (tx) => {
		const { count } = await tx.device.createMany({
			data: { ...device, ...codeData(fresh), createdAt: toDbInstant(now) },
			skipDuplicates: true,
		});
		if (count === 0) return refuse("already-made");
		const entry = {
			userId: actor.userId,
			stationId: device.stationId,
			action: "device:make",
			subject: `device ${device.id}`,
			detail: { kind: device.kind, name: device.name },
		};
		await record(tx, entry, now);
		return ok(fresh);
	});
}
