import "server-only";
import { may, type Role } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";

/**
 * Somebody's addresses of calendars of desks whose day they may not see any more: they end, and do not open again when
 * their person comes back. Call it with what the account is from now on.
 */
export async function endDeskFeeds(tx: Tx, userId: string): Promise<void> {
	const { active, role, stations } = await tx.user.findUniqueOrThrow({
		where: { id: userId },
		select: {
			active: true,
			role: true,
			stations: { select: { stationId: true } },
		},
	});
	const feeds = await tx.deskFeed.findMany({
		where: { userId },
		select: { deskId: true, desk: { select: { stationId: true } } },
	});
	const account = {
		role: role as Role,
		stationIds: stations.map(({ stationId }) => stationId),
	};
	const over = feeds.filter(
		({ desk }) => !active || !may(account, "day:read", desk.stationId),
	);
	await tx.deskFeed.deleteMany({
		where: { userId, deskId: { in: over.map(({ deskId }) => deskId) } },
	});
}
