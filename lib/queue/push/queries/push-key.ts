import "server-only";
import { pushKey } from "#lib/auth/secrets/push-key.ts";
import { db } from "#lib/db/client.ts";

/** What a browser needs to be told of calls by this house; null: the city does not want it. */
export async function findPushKey(): Promise<string | null> {
	const { pushCalls } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { pushCalls: true },
	});
	return pushCalls ? pushKey().publicKey : null;
}
