import "server-only";
import { db } from "#lib/db/client.ts";
import { hashOf } from "./secrets.ts";

/** Whether one of these keys, from a browser's cookies, is that of a screen in any of the houses. */
export async function isDevice(keys: readonly string[]): Promise<boolean> {
	if (keys.length === 0) return false;
	const row = await db().device.findFirst({
		where: { keyHash: { in: keys.map(hashOf) }, revokedAt: null },
		select: { id: true },
	});
	return row !== null;
}
