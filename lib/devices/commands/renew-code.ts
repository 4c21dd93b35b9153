import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { type DeviceKind, isId } from "#lib/devices/devices.ts";
import {
	codeData,
	type FreshCode,
	freshCode,
} from "#lib/devices/queries/rows.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type RenewRefusal = "forbidden" | "unknown-device" | "busy";

interface RenewedCode extends FreshCode {
	device: { kind: DeviceKind; name: string; stationId: number };
}

/** Another code for a device: nobody typed the last one in time, or its browser has lost its key. */
export async function renewCode(
	actor: Actor,
	{ deviceId, now }: { deviceId: string; now: Temporal.Instant },
): Promise<Result<RenewedCode, RenewRefusal>> {
	const device = isId(deviceId)
		? await db().device.findFirst({ where: { id: deviceId, revokedAt: null } })
		: null;
	if (!device) return refuse("unknown-device");
	const { stationId } = device;
	const allowed = await authorise(actor, "device:pair", stationId, now);
	if (!allowed.ok) return allowed;
	const fresh = freshCode(deviceId, now);
	return write<RenewedCode, RenewRefusal>(async (tx) => {
		const { count } = await tx.device.updateMany({
			where: { id: deviceId, revokedAt: null },
			data: codeData(fresh),
		});
		if (count === 0) return refuse("unknown-device");
		const entry = { userId: actor.userId, stationId, action: "device:code" };
		await record(tx, { ...entry, subject: `device ${deviceId}` }, now);
		const { name } = device;
		const kind = device.kind as DeviceKind;
		return ok({ ...fresh, device: { kind, name, stationId } });
	});
}
