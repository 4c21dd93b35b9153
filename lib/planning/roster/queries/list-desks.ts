import "server-only";
import { db } from "#lib/db/client.ts";

/** The desks of a station that are in use, in their order. */
export function listDesks(
	stationId: number,
): Promise<{ id: number; name: string }[]> {
	return db().desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		select: { id: true, name: true },
	});
}
