import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import {
	clientTry,
	countClient,
	forgiveClient,
} from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { type DeviceKind, parseCode } from "#lib/devices/devices.ts";
import { tellScreens } from "#lib/devices/queries/rows.ts";
import { hashOf, newKey } from "#lib/devices/queries/secrets.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Whoever installs screens mistypes now and then; a script would need thousands of years. */
const LIMIT: Limit = { name: "pairing", times: 20, seconds: 15 * 60 };

type PairRefusal =
	| "unknown-code"
	| "code-expired"
	| "other-place"
	| "too-many-tries"
	| "busy";

/**
 * A code becomes the key of this browser, once. The key itself is stored nowhere but in the device's cookie.
 * "other-place": the code is right but belongs to another address; it stays valid.
 */
export function pairDevice(input: {
	code: string;
	kind: DeviceKind;
	stationSlug: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<{ key: string }, PairRefusal>> {
	const { now } = input;
	const codeHash = hashOf(parseCode(input.code) ?? "");
	return write<{ key: string }, PairRefusal>(async (tx) => {
		const [row] = await tx.$queryRaw<{ id: string }[]>`
			SELECT id::text FROM device WHERE code_hash = ${codeHash} FOR UPDATE`;
		const trying = clientTry(LIMIT, input.client, now);
		if (await countClient(tx, trying, now)) return refuse("too-many-tries");
		if (!row) return refuse("unknown-code");
		const device = await tx.device.findUniqueOrThrow({
			where: { id: row.id },
			include: { station: { select: { slug: true } } },
		});
		const expiresAt = device.codeExpiresAt?.getTime() ?? 0;
		if (expiresAt <= now.epochMilliseconds) return refuse("code-expired");
		const { kind, stationId, station } = device;
		if (kind !== input.kind || station.slug !== input.stationSlug)
			return refuse("other-place");
		const key = newKey();
		await tx.device.update({
			where: { id: row.id },
			data: {
				keyHash: hashOf(key),
				pairedAt: toDbInstant(now),
				lastSeenAt: toDbInstant(now),
				codeHash: null,
				codeExpiresAt: null,
			},
		});
		const entry = { userId: null, stationId, action: "device:pair" };
		await record(tx, { ...entry, subject: `device ${row.id}` }, now);
		// Whoever puts up a house full of screens has not been guessing.
		await forgiveClient(tx, trying);
		// A browser that had the key before has lost it.
		await tellScreens(tx, stationId);
		return ok({ key });
	});
}
