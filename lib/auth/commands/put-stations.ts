import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Where somebody works: these stations and no others. */
export async function putStations(
	tx: Tx,
	userId: string,
	stationIds: readonly number[],
): Promise<void> {
	await tx.userStation.deleteMany({ where: { userId } });
	await tx.userStation.createMany({
		data: stationIds.map((stationId) => ({ userId, stationId })),
	});
}
