import "server-only";
import { wishToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";

/** Token of the wish that would bring this appointment forward; null: nobody wishes for that. */
export async function findEarlierWish(
	appointmentId: string,
): Promise<string | null> {
	const wish = await db().wish.findFirst({
		where: { bringsId: appointmentId, endedAt: null },
		select: { id: true, tokenVersion: true },
	});
	return wish && wishToken(wish.id, wish.tokenVersion);
}
