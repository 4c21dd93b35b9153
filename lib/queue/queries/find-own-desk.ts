import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";

/** Where whoever asks sits, at whichever station; null: nowhere. */
export async function findOwnDesk({
	userId,
}: Actor): Promise<{ name: string; stationId: number } | null> {
	const taken = await db().deskPresence.findUnique({
		where: { userId },
		select: { desk: { select: { name: true, stationId: true } } },
	});
	return taken?.desk ?? null;
}
