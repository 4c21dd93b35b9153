import "server-only";
import { db } from "#lib/db/client.ts";

/** Wishes for an earlier time instead of one of these: whose they are is known by the appointment alone. */
export async function listBringing(
	appointmentIds: readonly string[],
): Promise<string[]> {
	const rows = await db().wish.findMany({
		where: { bringsId: { in: [...appointmentIds] } },
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}
