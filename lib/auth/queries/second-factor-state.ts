import "server-only";
import { db } from "#lib/db/client.ts";

/** Whether signing in with this account takes a code. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
	const user = await db().user.findUniqueOrThrow({
		where: { id: userId },
		select: { totpConfirmedAt: true },
	});
	return user.totpConfirmedAt !== null;
}
