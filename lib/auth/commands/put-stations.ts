import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { endDeskFeeds } from "./end-desk-feeds.ts";

/** Where somebody works: these stations and no others. The role is written before. */
export async function putStations(
	tx: Tx,
	userId: string,
	stationIds: readonly number[],
): Promise<void> {
	await tx.userStation.deleteMany({ where: { userId } });
	await tx.userStation.createMany({
		data: stationIds.map((stationId) => ({ userId, stationId })),
	});
	await endDeskFeeds(tx, userId);
}
