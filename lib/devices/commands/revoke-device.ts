import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { isId } from "#lib/devices/devices.ts";
import { tellScreens } from "#lib/devices/queries/rows.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type RevokeRefusal = "forbidden" | "unknown-device" | "busy";

/** Its key opens nothing any more; the screen goes back to pairing at once. Doing it again is no error. */
export async function revokeDevice(
	actor: Actor,
	{ deviceId, now }: { deviceId: string; now: Temporal.Instant },
): Promise<Result<null, RevokeRefusal>> {
	const device = isId(deviceId)
		? await db().device.findUnique({ where: { id: deviceId } })
		: null;
	if (!device) return refuse("unknown-device");
	const { stationId } = device;
	const allowed = await authorise(actor, "device:pair", stationId, now);
	if (!allowed.ok) return allowed;
	return write<null, RevokeRefusal>(async (tx) => {
		const { count } = await tx.device.updateMany({
			where: { id: deviceId, revokedAt: null },
			data: {
				revokedAt: toDbInstant(now),
				keyHash: null,
				codeHash: null,
				codeExpiresAt: null,
			},
		});
		if (count === 0) return ok(null);
		const entry = { userId: actor.userId, stationId, action: "device:revoke" };
		await record(tx, { ...entry, subject: `device ${deviceId}` }, now);
		await tellScreens(tx, stationId);
		return ok(null);
	});
}
