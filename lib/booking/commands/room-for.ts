import "server-only";
import { newRoom } from "#lib/auth/secrets/secrets.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { addressOfRoom } from "#lib/catalog/rules/video-address.ts";
import type { Tx } from "#lib/db/client.ts";

/** The address of a room for one appointment; null: it needs none, or a clerk says it later. */
export async function roomFor(
	tx: Tx,
	stationId: number,
	kind: Kind = "counter",
): Promise<string | null> {
	if (kind !== "video") return null;
	const { videoAddress } = await tx.station.findUniqueOrThrow({
		where: { id: stationId },
		select: { videoAddress: true },
	});
	return videoAddress && addressOfRoom(videoAddress, newRoom());
}
