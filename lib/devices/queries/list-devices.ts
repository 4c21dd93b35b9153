import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	type Device,
	type DeviceKind,
	type DeviceRow,
	stateOf,
} from "#lib/devices/devices.ts";
import { ok, type Result } from "#lib/result.ts";
import { hashOf } from "./secrets.ts";

/** Often enough to tell whether it is switched on, seldom enough to cost nothing. */
const SEEN_EVERY_MINUTES = 1;

/** The device whose key this is, if it belongs to this address; notes that it was seen. */
export async function findDevice(query: {
	/** From the cookie. */
	key: string;
	kind: DeviceKind;
	stationId: number;
	now: Temporal.Instant;
}): Promise<Device | null> {
	const { kind, stationId, now } = query;
	const row = await db().device.findFirst({
		where: { keyHash: hashOf(query.key), kind, stationId, revokedAt: null },
		select: { id: true, prints: true, lastSeenAt: true },
	});
	if (!row) return null;
	const { id, prints } = row;
	const before = now.subtract({ minutes: SEEN_EVERY_MINUTES });
	if ((row.lastSeenAt?.getTime() ?? 0) <= before.epochMilliseconds)
		await db().device.updateMany({
			where: { id, revokedAt: null },
			data: { lastSeenAt: toDbInstant(now) },
		});
	return { id, kind, stationId, prints };
}

/** The screens of all stations where this person may pair them, those taken away left out. */
export async function listDevices(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<DeviceRow[], "forbidden">> {
	const allowed = await authorise(actor, "device:pair", null, now);
	if (!allowed.ok) return allowed;
	const rows = await db().device.findMany({
		where: { revokedAt: null },
		orderBy: [{ station: { position: "asc" } }, { createdAt: "asc" }],
	});
	return ok(
		rows
			.filter(({ stationId }) => may(actor, "device:pair", stationId))
			.map(({ id, kind, name, prints, stationId, ...row }) => {
				const lastSeenAt = row.lastSeenAt?.getTime() ?? null;
				const codeExpiresAt = row.codeExpiresAt?.getTime() ?? null;
				const isPaired = row.keyHash !== null;
				return {
					id,
					kind: kind as DeviceKind,
					name,
					prints,
					stationId,
					lastSeenAt,
					state: stateOf(
						{ isPaired, lastSeenAt, codeExpiresAt },
						now.epochMilliseconds,
					),
				};
			}),
	);
}
