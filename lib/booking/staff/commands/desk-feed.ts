import "server-only";
import { randomBytes } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * A new address of one's own for a desk's calendar, or none any more: the one before opens nothing from now on. Those of
 * others stay: each ends with its own account.
 */
export async function renewDeskFeed(
	actor: Actor,
	{ deskId, on, now }: { deskId: number; on: boolean; now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "unknown-desk" | "busy">> {
	const desk = await db().desk.findUnique({
		where: { id: deskId },
		select: { stationId: true },
	});
	// Whoever may see no desk learns of none.
	if (!desk) return refuse("unknown-desk");
	const may = await authorise(actor, "day:read", desk.stationId, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		const { userId } = actor;
		const key = randomBytes(16).toString("base64url");
		if (on)
			await tx.deskFeed.upsert({
				where: { userId_deskId: { userId, deskId } },
				create: { userId, deskId, key },
				update: { key },
			});
		else await tx.deskFeed.deleteMany({ where: { userId, deskId } });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: desk.stationId,
				action: on ? "desk:feed" : "desk:feed-off",
				subject: `desk ${deskId}`,
			},
			now,
		);
		return ok(null);
	});
}
