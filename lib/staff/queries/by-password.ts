import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { isAlive } from "#lib/auth/rules/session-rule.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** Sessions that a password opened: not the own one, from which it is asked, nor the emergency account's, which may. */
export const byPasswordOf = (
	{ sessionId }: Actor,
	emergencyUserId: string | null,
): Prisma.SessionWhereInput => ({
	revokedAt: null,
	identityId: null,
	id: { not: sessionId },
	...(emergencyUserId === null ? {} : { userId: { not: emergencyUserId } }),
});

/** How many others are signed in with a password right now. */
export async function countByPassword(
	actor: Actor,
	emergencyUserId: string | null,
	now: Temporal.Instant,
): Promise<number> {
	const rows = await db().session.findMany({
		where: byPasswordOf(actor, emergencyUserId),
	});
	const alive = rows.filter((row) =>
		isAlive(
			{
				createdAt: row.createdAt.getTime(),
				lastSeenAt: row.lastSeenAt.getTime(),
				revokedAt: null,
				endsAt: row.endsAt?.getTime() ?? null,
			},
			now,
		),
	);
	return new Set(alive.map(({ userId }) => userId)).size;
}
